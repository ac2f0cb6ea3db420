"""Reading the history of an exhibitor's fields, its people's and its participations', newest first.

What people and batches changed stands in `field_change`, what lists changed in `import_change`: one union.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Select, and_, case, func, literal, or_, select, union_all

from events.models import Edition
from exhibitors.field_change import Cause, FieldChange, Record
from exhibitors.field_text import FOLLOWED
from exhibitors.imports.models import ImportRun, State
from exhibitors.imports.traces import ImportChange
from exhibitors.models import Contact
from exhibitors.participation import Participation
from foundation.database import db
from foundation.paging import Page, page
from staff.models import Person

OWN, LISTS = "own", "lists"
CUSTOM_VALUE = "custom"
"""What lists call an exhibitor's value of a custom field."""


@dataclass(frozen=True)
class PastValue:
    """A value that a field once had, and whose it was."""

    record: str
    record_id: int
    exhibitor_id: int
    field: str
    text: str | None


def _own() -> Select[*tuple[Any, ...]]:
    return select(
        literal(OWN).label("source"),
        FieldChange.id,
        FieldChange.at,
        FieldChange.record,
        FieldChange.record_id,
        FieldChange.exhibitor_id,
        FieldChange.field,
        FieldChange.before,
        FieldChange.after,
        FieldChange.cause,
        FieldChange.person_id,
    )


def _from_lists() -> Select[*tuple[Any, ...]]:
    exhibitor = func.coalesce(Participation.exhibitor_id, Contact.exhibitor_id, ImportChange.record_id)
    here = and_(ImportChange.record == Record.PARTICIPATION, Participation.id == ImportChange.record_id)
    person = and_(ImportChange.record == Record.CONTACT, Contact.id == ImportChange.record_id)
    followed = {field for fields in FOLLOWED.values() for field in fields}
    shown = or_(ImportChange.field.in_(followed), ImportChange.record == CUSTOM_VALUE)
    record = case((ImportChange.record == CUSTOM_VALUE, str(Record.EXHIBITOR)), else_=ImportChange.record)
    return (
        select(
            literal(LISTS),
            ImportChange.id,
            ImportRun.created_at,
            record,
            ImportChange.record_id,
            exhibitor,
            ImportChange.field,
            ImportChange.before,
            ImportChange.after,
            literal(str(Cause.IMPORT)),
            ImportRun.person_id,
        )
        .join(ImportRun, ImportRun.id == ImportChange.run_id)
        .outerjoin(Participation, here)
        .outerjoin(Contact, person)
        .where(ImportRun.state.in_((State.RUNNING, State.DONE)), shown)
    )


def _of(exhibitor_id: int) -> CompoundSelect[Any]:
    participations = select(Participation.id).where(Participation.exhibitor_id == exhibitor_id)
    people = select(Contact.id).where(Contact.exhibitor_id == exhibitor_id)
    mine = or_(
        and_(ImportChange.record == Record.CONTACT, ImportChange.record_id.in_(people)),
        and_(
            ImportChange.record.in_((Record.EXHIBITOR, CUSTOM_VALUE)), ImportChange.record_id == exhibitor_id
        ),
        and_(ImportChange.record == Record.PARTICIPATION, ImportChange.record_id.in_(participations)),
    )
    return union_all(_own().where(FieldChange.exhibitor_id == exhibitor_id), _from_lists().where(mine))


def changes(
    exhibitor_id: int, cursor: str | None = None, *, only: Mapping[str, str] = {}, size: int = 50
) -> Page:
    """Return a page of changes; `only` keeps those of one record (kind), field or cause.

    `whose` is the contact's name or the edition's, None for the exhibitor itself or what is gone.
    """
    made = _of(exhibitor_id).subquery()
    whose = func.coalesce(Contact.name, Edition.name).label("whose")
    query = (
        select(made, Person.name.label("person"), whose)
        .outerjoin(Person, Person.id == made.c.person_id)
        .outerjoin(Contact, and_(made.c.record == Record.CONTACT, Contact.id == made.c.record_id))
        .outerjoin(
            Participation, and_(made.c.record == Record.PARTICIPATION, Participation.id == made.c.record_id)
        )
        .outerjoin(Edition, Edition.id == Participation.edition_id)
        .where(*(made.c[name] == value for name, value in only.items()))
    )
    return page(query, (made.c.at, made.c.source, made.c.id), cursor, descending=True, size=size)


def past_value(source: str, number: int) -> PastValue | None:
    """Return what the change replaced; None when there is no such change."""
    own = _own().where(FieldChange.id == number)
    query = own if source == OWN else _from_lists().where(ImportChange.id == number)
    row = db.session.execute(query).one_or_none()
    return PastValue(*row[3:8]) if row else None
