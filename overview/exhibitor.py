"""One exhibitor on one screen: its editions, and what the rooms say of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from classification.models import Assessment
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from exhibitors.timeline import AtEdition, participations
from foundation.database import db
from surveys.kinds import SurveyKind
from surveys.models import Survey
from surveys.response import Response

RIBBON, AFTERWARDS = 6, timedelta(days=90)


@dataclass(frozen=True)
class Edge:
    """One edition on the ribbon, with the class then, the overall answer 1-5, a width 0-1 for its area."""

    at: AtEdition
    relationship_class: str | None
    overall: int | None
    width: float


def _overall_by_edition(exhibitor_id: int) -> dict[int, int | None]:
    query = (
        select(Survey.edition_id, func.max(Response.overall))
        .join(Response, Response.survey_id == Survey.id)
        .where(
            Response.exhibitor_id == exhibitor_id,
            Response.submitted_at.is_not(None),
            Survey.kind == SurveyKind.POST_SHOW,
        )
        .group_by(Survey.edition_id)
    )
    return dict(db.session.execute(query).all())


def _class_at(day: date, history: Sequence[Assessment]) -> str | None:
    """The class last assessed until the work after the edition was done."""
    return next((one.relationship_class for one in history if one.as_of <= day + AFTERWARDS), None)


def ribbon(exhibitor_id: int, history: Sequence[Assessment]) -> list[Edge]:
    """Return the exhibitor's last editions, oldest first; `history` is newest first."""
    editions, overall = participations(exhibitor_id)[-RIBBON:], _overall_by_edition(exhibitor_id)
    widest = max((at.net_area_m2 or 0 for at in editions), default=0) or 1
    return [
        Edge(at, _class_at(at.starts_on, history), overall.get(at.edition_id), (at.net_area_m2 or 0) / widest)
        for at in editions
    ]


def responses(exhibitor_id: int) -> Sequence[Response]:
    """Return the last two submitted responses, newest first."""
    query = select(Response).options(joinedload(Response.contact), joinedload(Response.survey))
    mine = query.where(Response.exhibitor_id == exhibitor_id, Response.submitted_at.is_not(None))
    return db.session.scalars(mine.order_by(Response.submitted_at.desc()).limit(2)).all()


def coming(exhibitor_id: int, edition_id: int) -> int | None:
    """Return its participation if it takes part in an edition."""
    mine = Participation.exhibitor_id == exhibitor_id, Participation.edition_id == edition_id
    return db.session.scalar(select(Participation.id).where(*mine, Participation.status.in_(TAKING_PART)))


def load(exhibitor_id: int) -> Exhibitor | None:
    """Return the exhibitor with its contacts, aliases, owner and parent."""
    query = select(Exhibitor).options(
        selectinload(Exhibitor.contacts),
        selectinload(Exhibitor.aliases),
        joinedload(Exhibitor.owner),
        joinedload(Exhibitor.parent),
    )
    return db.session.scalar(query.where(Exhibitor.id == exhibitor_id))
