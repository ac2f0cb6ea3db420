"""Answering without an invitation: one visit, one response, nothing shown of anybody. The caller commits."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Row, func, or_, select, update

from events.models import Edition, Show
from exhibitors.models import Exhibitor
from exhibitors.names import key_of
from exhibitors.participation import TAKING_PART, Participation, Stand
from foundation import clock
from foundation.database import db
from surveys import library, sheets, submitting
from surveys.doors.codes import tidied
from surveys.doors.models import Door, DoorKind, FormerDoor, Visit
from surveys.given import Given
from surveys.items import items_for
from surveys.models import Invitation, Survey
from surveys.questionnaire import Questionnaire
from surveys.response import Response
from surveys.sheets import Sheet

IDLE = timedelta(minutes=3)
LONGEST_SAID = 120


@dataclass(frozen=True)
class Visitor:
    """What a sheet needs to know in an invitation's place: nothing that names anybody."""

    survey_id: int
    token: str
    language: str
    company: str
    edition_name: str
    show_name: str
    time_zone: str
    opens_at: datetime
    closes_at: datetime
    intro: Any
    id: None = None
    exhibitor_id: None = None
    contact_id: None = None
    contact: str = ""
    person_name: None = None
    answered_at: None = None
    mode: str = "named"


def find(code: str) -> Row | None:
    """Return the door behind a code, or else the one it led to formerly, with its survey."""
    code = tidied(code)
    former = select(FormerDoor.door_id).where(FormerDoor.code == code)
    return db.session.execute(
        select(
            Door.id, Door.kind, Door.code, Door.revoked_at, Door.survey_id,
            Invitation.token.label("invited"), Survey.edition_id, Survey.opens_at, Survey.closes_at,
            Survey.questionnaire_id, Questionnaire.created_at.label("made_at"), Questionnaire.version,
            Questionnaire.intro, Edition.name.label("edition_name"), Edition.time_zone,
            Show.name.label("show_name"),
        )
        .join(Survey, Survey.id == Door.survey_id)
        .join(Questionnaire, Questionnaire.id == Survey.questionnaire_id)
        .join(Edition, Edition.id == Survey.edition_id)
        .join(Show, Show.id == Edition.show_id)
        .outerjoin(Invitation, Invitation.id == Door.invitation_id)
        .where(or_(Door.code == code, Door.id.in_(former)))
    ).one_or_none()  # fmt: skip


def begin(door: Row, said: str | None, language: str) -> Visit:
    """Let somebody in. Whom their words fit is kept beside the visit; it proves nothing."""
    meant = exhibitor_meant(door.edition_id, said)
    visit = Visit(door_id=door.id, said=said, exhibitor_id=meant, language=language)
    db.session.add(visit)
    db.session.flush()
    return visit


def visit_of(door: Row, token: str) -> Visit | None:
    """Return a visit that goes on; at a kiosk it ends by itself when nobody has touched it for a while.

    Whoever else saves in the same visit waits until this transaction ends.
    """
    visit = db.session.scalar(
        select(Visit).where(Visit.door_id == door.id, Visit.token == token).with_for_update()
    )
    if visit is None or visit.ended_at:
        return None
    idle = door.kind == DoorKind.KIOSK and visit.seen_at < clock.now() - IDLE - timedelta(seconds=30)
    return None if idle else visit


def exhibitor_meant(edition_id: int, said: str | None) -> int | None:
    """Return whose stand or company was typed, None unless it is exactly one of those taking part."""
    if not said:
        return None
    here = (
        select(Participation.exhibitor_id)
        .where(Participation.edition_id == edition_id, Participation.status.in_(TAKING_PART))
        .distinct()
        .limit(2)
    )
    at_stand = here.join(Stand, Stand.participation_id == Participation.id).where(
        func.lower(Stand.number) == said.lower()
    )
    named = here.join(Exhibitor, Exhibitor.id == Participation.exhibitor_id).where(
        Exhibitor.name_key == key_of(said)
    )
    for statement in (at_stand, named):
        found = db.session.scalars(statement).all()
        if len(found) == 1:
            return found[0]
    return None


def sheet_of(door: Row, visit: Visit) -> Sheet:
    """Return the sheet as it stands: without own goals and the named person, whoever it may be."""
    asks = library.asks(door.questionnaire_id, door.made_at, door.version)
    response = db.session.get(Response, visit.response_id) if visit.response_id else None
    visitor = Visitor(
        door.survey_id, visit.token, visit.language, _("your company"), door.edition_name, door.show_name,
        door.time_zone, door.opens_at, door.closes_at, door.intro,
    )  # fmt: skip
    empty = Sheet(visitor, items_for(asks, (), None, visit.token), {})  # pyright: ignore[reportArgumentType]
    if response is None:
        return empty
    return replace(empty, given=sheets.given_in(response.id), response_id=response.id, page=response.page)


def save(visit: Visit, sheet: Sheet, given: Mapping[str, Given], page: int) -> None:
    """Save one page of a visit."""
    saved = submitting.save(sheet, given, page, clock.now())
    visit.response_id, visit.seen_at = saved.response_id, clock.now()


def finish(visit: Visit, sheet: Sheet, given: Mapping[str, Given]) -> None:
    """Hand the sheet in; the visit is over and nothing of it can be opened again."""
    visit.response_id = submitting.finish(sheet, given, clock.now())
    visit.seen_at = visit.ended_at = clock.now()


def leave(visit: Visit) -> None:
    """End a visit that its answerer gave up."""
    mine = update(Visit).where(Visit.id == visit.id)
    db.session.connection().execute(mine.values(ended_at=clock.now()))
