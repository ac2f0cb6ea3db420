"""Which editions count when editions are compared: those that took place, or fill up, with a list."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists, not_, select

from events.models import Edition
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db


def is_held() -> ColumnElement[bool]:
    """Return the condition that an edition was not cancelled and somebody takes part in it.

    Nobody can have missed an edition that was cancelled or whose list is not there yet.
    """
    somebody = exists().where(Participation.edition_id == Edition.id, Participation.status.in_(TAKING_PART))
    return and_(~Edition.cancelled, somebody.correlate(Edition))


def held_editions(show_id: int) -> Sequence[Edition]:
    """Return the editions of the show that count, oldest first."""
    return _editions(show_id, is_held())


def editions_passed_over(show_id: int) -> Sequence[Edition]:
    """Return the editions of the show that do not count, oldest first."""
    return _editions(show_id, not_(is_held()))


def counts(edition_id: int) -> bool:
    """Return whether the edition counts."""
    return db.session.scalar(select(Edition.id).where(Edition.id == edition_id, is_held())) is not None


def _editions(show_id: int, condition: ColumnElement[bool]) -> Sequence[Edition]:
    query = select(Edition).where(Edition.show_id == show_id, condition)
    return db.session.scalars(query.order_by(Edition.starts_on, Edition.id)).all()
