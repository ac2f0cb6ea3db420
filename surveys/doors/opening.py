"""Opening and revoking doors; a card for every stand whose contact is invited. The caller commits."""

from typing import Any

from flask import current_app
from sqlalchemy import Select, exists, func, select, update

from exhibitors.models import Contact
from foundation import clock
from foundation.database import Rows, db
from foundation.upsert import insert_new
from surveys import sending
from surveys.doors.codes import long_code, short_code
from surveys.doors.models import Door, DoorKind, Visit
from surveys.models import Invitation, Survey
from surveys.response import Response


class NotNamed(Exception):
    """Answers that are read without names are given by the personal link alone."""


def address(code: str) -> str:
    """Return the whole address behind a code."""
    return f"{current_app.config['BASE_URL']}/q/{code}"


def open_door(survey: Survey, kind: DoorKind, name: str | None = None) -> Door:
    """Open a kiosk, or the survey's one link in place of an older one; its questions freeze.

    Raises `NotNamed`: who came through a door is told by time and place, which a promise of silence forbids.
    """
    if not survey.named:
        raise NotNamed
    sending.freeze(survey, clock.now())
    if kind == DoorKind.LINK:
        mine = update(Door).where(Door.survey_id == survey.id, Door.kind == kind, Door.revoked_at.is_(None))
        db.session.execute(mine.values(revoked_at=clock.now()))
    code = long_code() if kind == DoorKind.KIOSK else short_code()
    door = Door(survey=survey, kind=kind, code=code, name=name)
    db.session.add(door)
    db.session.flush()
    return door


def _spoken_for(survey_id: int) -> Select:
    """One invitation of each exhibitor: that of its main contact, or else the first."""
    order = (Contact.main.desc(), Invitation.id)
    place = func.row_number().over(partition_by=Invitation.exhibitor_id, order_by=order)
    ranked = (
        select(Invitation.id, Invitation.exhibitor_id, place.label("place"))
        .join(Contact, Contact.id == Invitation.contact_id)
        .where(Invitation.survey_id == survey_id)
        .subquery()
    )
    carded = select(Invitation.exhibitor_id).join(Door, Door.invitation_id == Invitation.id)
    has_card = exists(
        carded.where(Door.survey_id == survey_id, Invitation.exhibitor_id == ranked.c.exhibitor_id)
    )
    return select(ranked.c.id).where(ranked.c.place == 1, ~has_card)


def without_card(survey_id: int) -> int:
    """Return how many invited exhibitors have no card yet."""
    return db.session.scalar(select(func.count()).select_from(_spoken_for(survey_id).subquery())) or 0


def with_card(survey_id: int) -> int:
    """Return how many exhibitors have a card."""
    own = select(func.count(Door.id)).where(Door.survey_id == survey_id, Door.kind == DoorKind.CARD)
    return db.session.scalar(own) or 0


def make_cards(survey_id: int) -> int:
    """Give every invited exhibitor without a card a code; return how many."""
    now = clock.now()
    rows: list[dict[str, Any]] = [
        {
            "survey_id": survey_id,
            "kind": DoorKind.CARD,
            "code": short_code(),
            "invitation_id": one,
            "opened_at": now,
        }
        for one in db.session.scalars(_spoken_for(survey_id))
    ]
    insert_new(Door, rows, ["invitation_id"])
    return len(rows)


def doors(survey_id: int) -> Rows:
    """Return the survey's link and kiosks that are not revoked, with answers and the last visit."""
    return db.session.execute(
        select(
            Door.id,
            Door.kind,
            Door.code,
            Door.name,
            Door.opened_at,
            func.count(Response.submitted_at).label("answers"),
            func.max(Visit.seen_at).label("seen_at"),
        )
        .outerjoin(Visit, Visit.door_id == Door.id)
        .outerjoin(Response, Response.id == Visit.response_id)
        .where(Door.survey_id == survey_id, Door.kind != DoorKind.CARD, Door.revoked_at.is_(None))
        .group_by(Door.id)
        .order_by(Door.id)
    ).all()
