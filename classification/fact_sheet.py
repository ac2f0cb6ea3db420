"""Every fact of one exhibitor with its value and how it was counted, as the screen shows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from classification.residual import AHEAD
from classification.sentences import amount
from foundation.figures import number, percent

Facts = Mapping[str, float]


@dataclass(frozen=True)
class Line:
    """A fact in words; `value` is None where it is not known."""

    label: str
    value: str | None
    counted: str


def fact_sheet(facts: Facts, hourly_rate: int) -> list[Line]:
    """Return the facts in the order a reader asks for them."""
    told = (_conduct, _voice, _engagement, _course)
    return [*_worth(facts, hourly_rate), *(line for one in told for line in one(facts))]


def _line(facts: Facts, name: str, label: str, figure: Callable[[float], str], counted: str) -> Line:
    value = facts.get(name)
    return Line(label, None if value is None else figure(value), counted)


def _worth(facts: Facts, hourly_rate: int) -> list[Line]:
    priced = _(
        "Last three editions of each show: price less cost, less hours at %(rate)s, less accepted remedies. "
        "A price is known for %(known)s of %(all)s.",
        rate=amount(hourly_rate),
        known=number(facts.get("editions_priced", 0)),
        all=number(facts.get("editions_recent", 0)),
    )
    residual = _("Expected participations at the next %(n)s editions, discounted, times the mean.", n=AHEAD)
    if "residual_minor" not in facts:
        residual = _("Left out of the value: too little history to say who comes again.")
    return [
        _line(facts, "value_minor", _("Value"), amount, _("Recent contribution plus residual value.")),
        _line(facts, "contribution_recent_minor", _("Recent contribution"), amount, priced),
        _line(facts, "residual_minor", _("Residual value"), amount, residual),
        _line(
            facts,
            "contribution_lifetime_minor",
            _("Lifetime contribution"),
            amount,
            _("The same over every edition held."),
        ),
        _line(
            facts, "potential_minor", _("Potential"), amount, _("As entered by its owner, headroom included.")
        ),
        _line(
            facts,
            "family_value_minor",
            _("Value of the family of companies"),
            amount,
            _("Its own with that of the companies it belongs to or that belong to it."),
        ),
    ]


def _conduct(facts: Facts) -> list[Line]:
    return [
        _line(facts, "overdue_minor", _("Overdue"), amount, _("Price less payments, past the due day.")),
        _line(facts, "overdue_days", _("Overdue days"), number, _("Since the oldest due day.")),
        _line(facts, "conduct_points", _("Conduct points"), number, _("Last three editions of each show.")),
        _line(
            facts,
            "negative_editions_running",
            _("Editions running below zero"),
            number,
            _("Latest editions in a row that cost more than they brought."),
        ),
    ]


def _voice(facts: Facts) -> list[Line]:
    answered = facts.get("answered")
    silence = None if answered is None else (_("Yes") if answered else _("No"))
    return [
        _line(
            facts,
            "relationship_quality",
            _("Relationship quality"),
            number,
            _("0-100, from the latest response that says."),
        ),
        _line(
            facts, "overall", _("Overall satisfaction"), number, _("1-5, from the latest response that says.")
        ),
        _line(facts, "goal_attainment", _("Goals reached"), percent, _("From the latest response.")),
        Line(_("Answered the last survey"), silence, _("Anybody there; known once the survey has closed.")),
        _line(facts, "open_complaints", _("Open complaints"), number, _("Not closed.")),
        _line(facts, "reopened_complaints", _("Complaints that came back"), number, _("Open again.")),
    ]


def _course(facts: Facts) -> list[Line]:
    return [
        _line(facts, "participations", _("Participations"), number, _("At editions that have begun.")),
        _line(
            facts,
            "editions_since_last",
            _("Editions missed since"),
            number,
            _("The least over the shows it came to."),
        ),
        _line(facts, "area_growth", _("Growth of area"), percent, _("Against the visit before.")),
        _line(facts, "spend_growth", _("Growth of spend"), percent, _("Against the visit before.")),
        _line(
            facts,
            "chance_to_return",
            _("Chance that it still comes"),
            percent,
            _("BG/BB model of who came when."),
        ),
    ]


def _engagement(facts: Facts) -> list[Line]:
    return [
        _line(
            facts,
            "answer_share",
            _("Share of surveys answered"),
            percent,
            _("Of the named surveys it was asked that have closed or were answered."),
        ),
        _line(
            facts,
            "contacts_year",
            _("Contacts in the last year"),
            number,
            _("Calls, mails, meetings and visits in the log; notes are no contact."),
        ),
        _line(
            facts,
            "co_exhibitors",
            _("Co-exhibitors on its stand"),
            number,
            _("Last three editions of each show."),
        ),
    ]
