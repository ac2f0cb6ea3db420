"""The relationship before a complaint and after it was closed, side by side."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select

from complaints.models import Complaint
from foundation.database import db
from surveys.kinds import SurveyKind
from surveys.mode import Mode
from surveys.models import Survey
from surveys.response import Response

FIGURES = {
    "overall": 5,
    "would_return": 5,
    "recommend": 10,
    "trust": 7,
    "satisfaction": 7,
    "commitment": 7,
    "friendship": 7,
}


@dataclass(frozen=True)
class Effect:
    """What one exhibitor said by figure, (before, after); None where it was not asked or did not say."""

    before_at: datetime | None
    after_at: datetime | None
    figures: dict[str, tuple[float | None, float | None]]


def _said(exhibitor_id: int) -> Select:
    """Its answers to named post-show surveys: what was promised to stay in groups is not read here."""
    named = Survey.mode == Mode.NAMED, Survey.kind == SurveyKind.POST_SHOW
    own = Response.exhibitor_id == exhibitor_id, Response.submitted_at.is_not(None)
    return select(Response).join(Survey, Survey.id == Response.survey_id).where(*named, *own).limit(1)


def effect(complaint: Complaint) -> Effect | None:
    """Return the latest answers before the complaint and the first after its closing; None without both."""
    if complaint.closed_at is None:
        return None
    said = _said(complaint.exhibitor_id)
    earlier = said.where(Response.submitted_at <= complaint.received_at)
    later = said.where(Response.submitted_at > complaint.closed_at)
    before = db.session.scalar(earlier.order_by(Response.submitted_at.desc()))
    after = db.session.scalar(later.order_by(Response.submitted_at))
    if before is None or after is None:
        return None
    figures = {name: (getattr(before, name), getattr(after, name)) for name in FIGURES}
    told = {name: pair for name, pair in figures.items() if pair != (None, None)}
    return Effect(before.submitted_at, after.submitted_at, told)
