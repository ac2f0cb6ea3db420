"""Who takes part, and on which stands.

A hall is one of the edition's venue, and is made there when the venue has none of that name. An edition
without a venue has no place for halls: the hall then stays part of the stand's text, as "Hall 3 - 17214".
"""

from sqlalchemy import ColumnElement, and_, case, exists, func, insert, literal, select

from exhibitors.imports.batches import CELLS, HALLS, PARTICIPATIONS, ROWS, STANDS, Batch, at_edition
from exhibitors.imports.models import ImportRun, Outcome
from exhibitors.participation import Kind
from foundation.database import db

_FROM_ROW = ("package", "net_area_m2", "price_minor", "due_on")


def take_part(batch: Batch) -> None:
    """Make a participation for each exhibitor that has none at the edition."""
    there = exists().where(at_edition(ROWS.c.exhibitor_id, batch.edition_id))
    new = select(
        ROWS.c.exhibitor_id,
        literal(batch.edition_id),
        func.coalesce(ROWS.c.status, str(batch.status)),
        func.coalesce(ROWS.c.kind, str(Kind.MAIN)),
        func.coalesce(ROWS.c.paid_minor, 0),
        ROWS.c.run_id,
        *(ROWS.c[name] for name in _FROM_ROW),
    ).where(*batch.rows(Outcome.CREATED, Outcome.MATCHED), ROWS.c.exhibitor_id.is_not(None), ~there)
    columns = ["exhibitor_id", "edition_id", "status", "kind", "paid_minor", "import_run_id", *_FROM_ROW]
    db.session.execute(insert(PARTICIPATIONS).from_select(columns, new.order_by(ROWS.c.number)))


def make_halls(batch: Batch, run: ImportRun) -> None:
    """Make the halls that the rows name and the venue lacks; the run remembers them."""
    if batch.venue_id is None:
        return
    known = exists().where(HALLS.c.venue_id == batch.venue_id, HALLS.c.name == CELLS.c.hall)
    named = select(literal(batch.venue_id), CELLS.c.hall).distinct().join(ROWS, _of_row())
    new = named.where(*_of(batch), CELLS.c.hall.is_not(None), ~known)
    made = insert(HALLS).from_select(["venue_id", "name"], new).returning(HALLS.c.id)
    run.halls = [*run.halls, *db.session.scalars(made)]


def place(batch: Batch) -> None:
    """Give every participation the stands that its rows name, each once."""
    in_hall = and_(HALLS.c.venue_id == batch.venue_id, HALLS.c.name == CELLS.c.hall)
    number = case(
        (and_(HALLS.c.id.is_(None), CELLS.c.hall.is_not(None)), CELLS.c.hall + " - " + CELLS.c.stand),
        else_=CELLS.c.stand,
    )
    there = exists().where(
        STANDS.c.participation_id == PARTICIPATIONS.c.id,
        STANDS.c.hall_id.is_not_distinct_from(HALLS.c.id),
        STANDS.c.number == number,
    )
    new = (
        select(PARTICIPATIONS.c.id, HALLS.c.id, number, literal(batch.run_id))
        .distinct()
        .select_from(CELLS)
        .join(ROWS, _of_row())
        .join(PARTICIPATIONS, at_edition(ROWS.c.exhibitor_id, batch.edition_id))
        .outerjoin(HALLS, in_hall)
        .where(*_of(batch), ~there)
    )
    columns = ["participation_id", "hall_id", "number", "import_run_id"]
    db.session.execute(insert(STANDS).from_select(columns, new))


def _of_row() -> ColumnElement[bool]:
    return and_(ROWS.c.run_id == CELLS.c.run_id, ROWS.c.number == CELLS.c.number)


def _of(batch: Batch) -> tuple[ColumnElement[bool], ...]:
    """The batch's cells. Its numbers bound the cells alone, so that each row is one look-up from its cell."""
    numbers = CELLS.c.number.between(batch.low, batch.high)
    return CELLS.c.run_id == batch.run_id, numbers, ROWS.c.outcome != Outcome.REJECTED
