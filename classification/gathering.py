"""The facts of all exhibitors, or of some, as of a day: read by the column from the rooms below."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from flask import current_app
from numpy.typing import NDArray

from classification import engagement, ledger, presence, reading, replies, residual
from classification.facts import FACT_NAMES
from classification.frame import Frame
from classification.held_editions import Calendar
from classification.policy import Policy
from foundation.columns import Columns
from foundation.database import db

Whole = NDArray[np.int64]
Column = NDArray[np.float64]
NO_MODELS = residual.Retention()


@dataclass(frozen=True)
class Portfolio:
    """Exhibitors by rising id with a column for every fact, `NaN` for unknown, and the retention models."""

    ids: Whole
    facts: Mapping[str, Column]
    retention: residual.Retention

    def judged(self) -> dict[str, Column]:
        """The facts that the class rules read."""
        return {name: self.facts[name] for name in FACT_NAMES if name in self.facts}


def gather(
    as_of: date,
    policy: Policy,
    only: reading.Only = None,
    retention: residual.Retention = NO_MODELS,
) -> Portfolio:
    """Return the facts as of the day's end, with what the session has not written yet.

    `retention` are the models known so far: those of everybody are fitted again where a history has changed.
    """
    db.session.flush()
    base = reading.exhibitors(only)
    zone = ZoneInfo(current_app.config["TIME_ZONE"])
    until = datetime.combine(as_of + timedelta(days=1), time.min, zone)
    frame = Frame(as_of, until, base["id"].astype(np.int64), only, reading.calendar(as_of))
    facts = {"potential_minor": base["potential_minor"]}
    retention = _add_course(facts, frame, policy, retention)
    _add_conduct(facts, frame)
    _add_overdue(facts, frame)
    _add_answers(facts, frame)
    _add_silence(facts, frame)
    _add_complaints(facts, frame)
    engagement.add_contacts(facts, frame)
    engagement.add_family(facts, frame, base["parent_id"])
    return Portfolio(frame.ids, facts, retention)


def _add_course(
    facts: dict[str, Column], frame: Frame, policy: Policy, retention: residual.Retention
) -> residual.Retention:
    """Presence, contribution and value, all from the participations."""
    rows, size = reading.participations(frame.calendar, frame.only), len(frame.ids)
    who, when = frame.who(rows["exhibitor_id"]), frame.calendar.index(rows["edition_id"])
    visits = visits_of(rows, who, when, frame.calendar)
    courses = presence.Courses.of(visits, frame.calendar)
    if frame.only is None:
        retention = residual.fit_retention(courses, retention)
    ahead = residual.outlook(courses, retention, size)
    stays = presence.stays(courses, size)
    facts |= dict(zip(("participations", "editions_since_last", "gap_before_last"), stays, strict=True))
    facts["area_growth"] = presence.growth(visits, frame.calendar, visits.area, size)
    facts["spend_growth"] = presence.growth(visits, frame.calendar, visits.spend, size)
    facts["chance_to_return"], facts["expected_participations"] = ahead.chance, ahead.expected
    bills = ledger.Bills(who, when, rows["price_minor"], rows["cost_minor"], rows["cost_hours"])
    _add_money(facts, frame, policy, bills.and_more(*_plan_hours(frame)))
    return retention


def _plan_hours(frame: Frame) -> tuple[Whole, Whole, Column]:
    """Whose promises took how many hours beyond those noted on the participation, and when."""
    rows = reading.plan_hours(frame.calendar, frame.only)
    return frame.who(rows["exhibitor_id"]), frame.calendar.index(rows["edition_id"]), rows["hours"]


def visits_of(rows: Columns, who: Whole, when: Whole, calendar: Calendar) -> presence.Visits:
    """The rows of participations that took part, as visits; spend in the house currency."""
    came = rows["taking_part"] == 1
    spend = rows["price_minor"] * calendar.rate[when]
    return presence.Visits.of(who[came], when[came], rows["net_area_m2"][came], spend[came], calendar)


def _add_conduct(facts: dict[str, Column], frame: Frame) -> None:
    """Points of the last three editions of each show; unknown of who was never there."""
    rows = reading.conduct(frame.calendar, frame.only)
    recent = frame.calendar.recent()[frame.calendar.index(rows["edition_id"])]
    who = frame.who(rows["exhibitor_id"])[recent]
    points = np.bincount(who, rows["conduct_points"][recent], len(frame.ids))
    facts["conduct_points"] = np.where(facts["participations"] > 0, points, np.nan)


def _add_money(facts: dict[str, Column], frame: Frame, policy: Policy, bills: ledger.Bills) -> None:
    """Contribution over a lifetime and lately, the residual value, and both together."""
    spent = reading.extras(frame.calendar, frame.as_of, frame.until, frame.only)
    extras = ledger.Extras(
        frame.who(spent["exhibitor_id"]), frame.calendar.index(spent["edition_id"]), spent["cost"]
    )
    book, size = ledger.Ledger.of(bills, extras, frame.calendar, policy.hourly_rate_minor), len(frame.ids)
    recent = book.only(frame.calendar.recent()[book.when])
    came = facts["participations"] > 0
    lately, known = ledger.totals(recent, size), ledger.counts(recent.known(), size)
    mean = np.divide(lately, known, out=frame.unknown(), where=known > 0)
    facts["editions_priced"], facts["editions_recent"] = known, ledger.counts(recent, size)
    facts["contribution_lifetime_minor"] = np.where(came, ledger.totals(book, size), np.nan)
    facts["contribution_recent_minor"] = np.where(came, lately, np.nan)
    facts["residual_minor"] = np.rint(mean * facts["expected_participations"])
    facts["value_minor"] = np.rint(
        facts["contribution_recent_minor"] + np.nan_to_num(facts["residual_minor"])
    )
    facts["negative_editions_running"] = ledger.negative_running(book, size)


def _add_overdue(facts: dict[str, Column], frame: Frame) -> None:
    """What is owed past its day; known to be nothing only where a price is known."""
    nothing = np.where(np.isnan(facts["contribution_lifetime_minor"]), np.nan, 0.0)
    minor, days = nothing, nothing.copy()
    late = np.array(reading.overdue(frame.as_of, frame.only), dtype=np.float64).reshape(-1, 3)
    who = frame.who(late[:, 0])
    minor[who], days[who] = np.rint(late[:, 1]), late[:, 2]
    facts["overdue_minor"], facts["overdue_days"] = minor, days


def _add_answers(facts: dict[str, Column], frame: Frame) -> None:
    """The latest answer to each headline question."""
    rows = reading.responses(frame.until, frame.only)
    who = frame.who(rows["exhibitor_id"])
    for name in ("overall", "relationship_quality", "goal_attainment"):
        given = ~np.isnan(rows[name])
        facts[name] = frame.unknown()
        facts[name][who[given]] = rows[name][given]


def _add_silence(facts: dict[str, Column], frame: Frame) -> None:
    """Whether the last survey was answered: 1 yes, 0 it closed without; unknown while open or never sent."""
    surveys, rows = reading.surveys(frame.until), reading.invitations(frame.until, frame.only)
    who, size = frame.who(rows["exhibitor_id"]), len(frame.ids)
    closed = np.array([False, *(one[1] for one in surveys)])
    turn = replies.turns(rows["survey_id"], [one[0] for one in surveys])
    said = rows["answered"] == 1
    facts["answered"] = replies.heard(who, turn, said, closed, size)
    facts["answer_share"] = replies.share(who, turn, said, closed, size)


def _add_complaints(facts: dict[str, Column], frame: Frame) -> None:
    rows = reading.complaints(frame.until, frame.only)
    who = frame.who(rows["exhibitor_id"])
    for fact, column in (("open_complaints", "fresh"), ("reopened_complaints", "reopened")):
        facts[fact] = np.zeros(len(frame.ids))
        facts[fact][who] = rows[column]
