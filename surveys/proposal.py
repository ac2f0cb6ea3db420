"""What a new survey starts from, by what its questionnaire is for; and whether it opens at a wrong time."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import format_date
from flask_babel import gettext as _

from events.models import Edition
from foundation import clock
from surveys import audience_form, wording
from surveys.audience import EDITION, Audience
from surveys.kinds import SurveyKind
from surveys.mail_form import shown_texts

OPEN_FOR = timedelta(days=21)
AHEAD = timedelta(days=42)
OPENS_AT, CLOSES_AT = time(9), time(18)
ASKED = {
    SurveyKind.NON_RETURNER: "lost",
    SurveyKind.LAPSED: "lapsed",
    SurveyKind.PROSPECT: "prospect",
}


def _title(edition: Edition, kind: str) -> str:
    return {
        SurveyKind.POST_SHOW: _("After %(edition)s", edition=edition.name),
        SurveyKind.PRE_SHOW: _("Before %(edition)s", edition=edition.name),
        SurveyKind.PULSE: _("At %(edition)s", edition=edition.name),
        SurveyKind.RECOVERY: _("After a complaint: %(edition)s", edition=edition.name),
        SurveyKind.NON_RETURNER: _("Not at %(edition)s", edition=edition.name),
        SurveyKind.LAPSED: _("Away for long: %(edition)s", edition=edition.name),
        SurveyKind.PROSPECT: _("Prospects of %(edition)s", edition=edition.name),
    }[SurveyKind(kind)]


def days(starts: date, ends: date, kind: str, today: date) -> tuple[datetime, datetime]:
    """Return when a survey of this kind opens and closes, on the edition's clock, never before today.

    After the show: from the day after it. Before: the six weeks until it begins. On site: while it runs.
    """
    if kind == SurveyKind.PRE_SHOW:
        first, last = max(starts - AHEAD, today), starts - timedelta(days=1)
    elif kind == SurveyKind.PULSE:
        first, last = max(starts, today), ends
    elif kind in (SurveyKind.POST_SHOW, SurveyKind.NON_RETURNER):
        first, last = max(ends + timedelta(days=1), today), date.min
    else:
        first, last = today, date.min
    opens = datetime.combine(first, OPENS_AT)
    return opens, datetime.combine(last, CLOSES_AT) if last >= first else opens + OPEN_FOR


def start(edition: Edition, kind: str) -> dict[str, Any]:
    """Return the title, the days and the audience that a survey of this kind starts from."""
    opens, closes = days(edition.starts_on, edition.ends_on, kind, clock.today(edition.time_zone))
    who = ASKED.get(SurveyKind(kind), EDITION)
    return {"title": _title(edition, kind), "opens": opens, "closes": closes, "who": who}


def proposed(edition: Edition, kind: str = SurveyKind.POST_SHOW) -> dict[str, Any]:
    """Return everything that the form of a new survey of this kind shows."""
    texts = shown_texts(wording.SUBJECTS[kind], wording.BODIES[kind])
    return {**audience_form.entered(Audience()), **texts, **start(edition, kind), "proposed_for": kind}


def mistimed(kind: str, opens_at: datetime, edition: Edition) -> str | None:
    """Return what is odd about the day on which a survey opens, None where nothing is."""
    day = opens_at.astimezone(ZoneInfo(edition.time_zone)).date()
    if kind == SurveyKind.POST_SHOW and day <= edition.ends_on:
        return _(
            "This survey asks how the show was, and opens before the show is over: its last day is %(day)s.",
            day=format_date(edition.ends_on),
        )
    if kind == SurveyKind.PRE_SHOW and day > edition.starts_on:
        return _(
            "This survey asks what exhibitors want from the show, and it opens when that has begun: %(day)s.",
            day=format_date(edition.starts_on),
        )
    if kind == SurveyKind.PULSE and not edition.starts_on <= day <= edition.ends_on:
        return _(
            "This survey asks how the show is going, and opens on none of its days: %(first)s to %(last)s.",
            first=format_date(edition.starts_on),
            last=format_date(edition.ends_on),
        )
    return None
