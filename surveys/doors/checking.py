"""Whose an answer through a link or kiosk is: nobody's, until one of ours has checked. The caller commits."""

from typing import Any

from sqlalchemy import select, update

from exhibitors.models import Exhibitor
from foundation.database import db
from surveys.doors.models import Door, Visit
from surveys.response import Response


class NobodyFits(Exception):
    """What was typed fits no exhibitor: there is nobody whose answer it could be."""


def door_of(response_id: int) -> Any:
    """Return kind, name, said of the door through which a response came and whom it fits; None for others."""
    through = (
        select(Door.kind, Door.name, Visit.said, Exhibitor.name.label("company"))
        .join(Visit, Visit.door_id == Door.id)
        .outerjoin(Exhibitor, Exhibitor.id == Visit.exhibitor_id)
    )
    return db.session.execute(through.where(Visit.response_id == response_id)).one_or_none()


def take(response_id: int) -> None:
    """From now on the response is its exhibitor's own, in every figure. Raises `NobodyFits`."""
    meant = db.session.scalar(select(Visit.exhibitor_id).where(Visit.response_id == response_id))
    if meant is None:
        raise NobodyFits
    db.session.execute(update(Response).where(Response.id == response_id).values(exhibitor_id=meant))


def let_go(response_id: int) -> None:
    """The response names nobody again. Raises `NobodyFits` for one that came through no door."""
    if door_of(response_id) is None:
        raise NobodyFits
    db.session.execute(update(Response).where(Response.id == response_id).values(exhibitor_id=None))
