"""Setting an exhibitor's points by hand, and ending that."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, or_, select, update

from exhibitors.priority.models import PointsByHand
from foundation.database import db


def valid(day: date) -> ColumnElement[bool]:
    """Return the condition that points set by hand are in force on the day."""
    open_still = or_(PointsByHand.ended_on.is_(None), PointsByHand.ended_on > day)
    return (PointsByHand.starts_on <= day) & (PointsByHand.ends_on >= day) & open_still


def set_points(
    exhibitor_id: int, show_id: int, points: int, reason: str, days: tuple[date, date], person_id: int | None
) -> PointsByHand:
    """Set the points (hundredths) from the first to the last of `days`, in place of what was set before."""
    end(exhibitor_id, show_id, days[0])
    starts_on, ends_on = days
    made = PointsByHand(
        exhibitor_id=exhibitor_id,
        show_id=show_id,
        points=points,
        reason=reason,
        person_id=person_id,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    db.session.add(made)
    db.session.flush()
    return made


def end(exhibitor_id: int, show_id: int, day: date) -> None:
    """Let the scheme decide again from the day on."""
    mine = PointsByHand.exhibitor_id == exhibitor_id, PointsByHand.show_id == show_id
    db.session.execute(update(PointsByHand).where(*mine, valid(day)).values(ended_on=day))


def history(exhibitor_id: int, show_id: int) -> Sequence[PointsByHand]:
    """Return what was ever set by hand, the newest first."""
    mine = PointsByHand.exhibitor_id == exhibitor_id, PointsByHand.show_id == show_id
    return db.session.scalars(select(PointsByHand).where(*mine).order_by(PointsByHand.id.desc())).all()
