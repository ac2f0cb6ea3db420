"""What a row that means a known exhibitor would add or change: nothing, or what its preview shows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, exists, literal, or_, select, update

from exhibitors.custom_kinds import typed
from exhibitors.imports import changes, companions, contact_filling
from exhibitors.imports.batches import (
    CELLS,
    CUSTOMS,
    EXHIBITORS,
    HALLS,
    PARTICIPATIONS,
    ROWS,
    STANDS,
    Batch,
    at_edition,
)
from exhibitors.imports.custom_cells import OLD
from exhibitors.imports.custom_values import VALUES, NamedKind
from exhibitors.imports.models import Kind, Outcome
from foundation.database import db

Condition = ColumnElement[bool]


class Change(NamedTuple):
    """One value of an exhibitor or its participation, before and after."""

    field: str
    before: str | None
    after: str


def mark(batch: Batch) -> None:
    """Write on each matched row whether it brings anything."""
    brings = or_(
        changes.changes_anything(batch),
        ~_takes_part(batch),
        exists().where(*_of_row(), ~_stand_there(batch)),
        contact_filling.brings(),
        exists(_new_values().correlate(ROWS)),
        *(exists(wanted.correlate(ROWS)) for wanted in (_new_contact(), _new_name())),
    )
    marked = update(ROWS).where(*batch.rows(Outcome.MATCHED), ROWS.c.brings != brings)
    db.session.execute(marked.values(brings=brings))


def of_rows(batch: Batch, numbers: list[int], customs: Mapping[str, NamedKind]) -> dict[int, list[Change]]:
    """Return for each of the rows what it changes and adds."""
    found: dict[int, list[Change]] = defaultdict(list)
    these = ROWS.c.number.in_(numbers)
    for change in changes.coming(batch, these):
        found[change.number].append(
            Change(changes.called(change.record, change.field), change.before, change.after)
        )
    if batch.kind == Kind.EXHIBITORS:
        for number, change in (*_there(batch, these), *_of_people_and_names(batch, these, customs)):
            found[number].append(change)
    return found


def _there(batch: Batch, these: Condition) -> Iterator[tuple[int, Change]]:
    """The participation and the stands that rows add."""
    known = (*batch.rows(Outcome.MATCHED), these)
    for number in db.session.scalars(select(ROWS.c.number).where(*known, ~_takes_part(batch))):
        yield number, Change("participation", None, "")
    stands = select(ROWS.c.number, CELLS.c.hall, CELLS.c.stand)
    stands = stands.where(*known, *_of_row(), ~_stand_there(batch))
    for number, hall, stand in db.session.execute(stands):
        yield number, Change("stand", None, f"{hall} - {stand}" if hall else stand)


def _of_people_and_names(
    batch: Batch, these: Condition, customs: Mapping[str, NamedKind]
) -> Iterator[tuple[int, Change]]:
    """The people, the names and the values of custom fields that rows add."""
    known = (*batch.rows(Outcome.MATCHED), these)
    for field, wanted in (("contact_name", _new_contact()), ("alias", _new_name())):
        for number, text in db.session.execute(wanted.where(*known)):
            yield number, Change(field, None, text)
    for number, field, text in contact_filling.coming(batch, these):
        yield number, Change(contact_filling.FIELDS[field], None, text)
    for number, key, text, value in db.session.execute(_new_values().where(*known)):
        yield number, Change(key, None, typed(customs[key].kind, text, value))


def _new_values() -> Select[*tuple[Any, ...]]:
    """The values of custom fields that the exhibitor has not, or has otherwise."""
    same = exists().where(
        VALUES.c.exhibitor_id == ROWS.c.exhibitor_id,
        literal(OLD) + cast(VALUES.c.field_id, String) == CUSTOMS.c.key,
        VALUES.c.text.is_not_distinct_from(CUSTOMS.c.text_value),
        VALUES.c.number.is_not_distinct_from(CUSTOMS.c.number_value),
    )
    columns = CUSTOMS.c["key", "text_value", "number_value"]
    here = (CUSTOMS.c.run_id == ROWS.c.run_id, CUSTOMS.c.number == ROWS.c.number)
    return select(ROWS.c.number, *columns).where(*here, ~same)


def _takes_part(batch: Batch) -> Condition:
    return exists().where(at_edition(ROWS.c.exhibitor_id, batch.edition_id))


def _of_row() -> tuple[Condition, ...]:
    return CELLS.c.run_id == ROWS.c.run_id, CELLS.c.number == ROWS.c.number


def _stand_there(batch: Batch) -> Condition:
    """Whether the exhibitor has the stand that the cell names already."""
    hall = HALLS.c.name.is_not_distinct_from(CELLS.c.hall)
    number = CELLS.c.stand
    if batch.venue_id is None:
        hall = STANDS.c.hall_id.is_(None)
        number = case((CELLS.c.hall.is_(None), CELLS.c.stand), else_=CELLS.c.hall + " - " + CELLS.c.stand)
    joined = STANDS.join(PARTICIPATIONS, PARTICIPATIONS.c.id == STANDS.c.participation_id)
    joined = joined.outerjoin(HALLS, HALLS.c.id == STANDS.c.hall_id)
    theirs = at_edition(ROWS.c.exhibitor_id, batch.edition_id)
    there = select(STANDS.c.id).select_from(joined).where(theirs, STANDS.c.number == number, hall)
    return exists(there.correlate(ROWS, CELLS))


def _new_contact() -> Select[*tuple[Any, ...]]:
    who = companions.called()
    return select(ROWS.c.number, who).where(who.is_not(None), ~companions.contact_there())


def _new_name() -> Select[*tuple[Any, ...]]:
    names = (
        (ROWS.c.alias, EXHIBITORS.c.name != ROWS.c.alias),
        (ROWS.c.name, EXHIBITORS.c.name != ROWS.c.name),
    )
    new = [(and_(name.is_not(None), other, ~companions.name_there(name)), name) for name, other in names]
    known = EXHIBITORS.c.id == ROWS.c.exhibitor_id
    return select(ROWS.c.number, case(*new)).where(known, or_(*(condition for condition, _ in new)))
