"""A run's rows in batches: the tables that every step reads and writes, and which rows are meant."""

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import DDL, ColumnElement, Table, and_, exists, func, select

from events.models import Edition, Hall
from exhibitors.imports.decisions import ImportDecision, ImportLikeness
from exhibitors.imports.models import ImportRow, ImportRun, Outcome
from exhibitors.imports.traces import ImportChange, ImportCustom, ImportStand
from exhibitors.interaction import Interaction
from exhibitors.models import Alias, Contact, Exhibitor
from exhibitors.participation import Participation, Stand, Status
from foundation import clock
from foundation.database import db

SIZE = 5_000
RUNS = cast(Table, ImportRun.__table__)
ROWS = cast(Table, ImportRow.__table__)
CELLS = cast(Table, ImportStand.__table__)
CUSTOMS = cast(Table, ImportCustom.__table__)
CHANGES = cast(Table, ImportChange.__table__)
LIKENESSES = cast(Table, ImportLikeness.__table__)
DECISIONS = cast(Table, ImportDecision.__table__)
EXHIBITORS = cast(Table, Exhibitor.__table__)
ALIASES = cast(Table, Alias.__table__)
CONTACTS = cast(Table, Contact.__table__)
PARTICIPATIONS = cast(Table, Participation.__table__)
INTERACTIONS = cast(Table, Interaction.__table__)
STANDS = cast(Table, Stand.__table__)
EDITIONS = cast(Table, Edition.__table__)
HALLS = cast(Table, Hall.__table__)
_ONE_AT_A_TIME = 7_021_001


@dataclass(frozen=True)
class Batch:
    """The rows `low` to `high` of a run, and what applying them needs to know of it."""

    run_id: int
    low: int
    high: int
    show_id: int
    edition_id: int
    venue_id: int | None
    history: bool
    status: Status
    keys: tuple[str, ...]
    kind: str
    decided: bool

    def rows(self, *outcomes: Outcome) -> tuple[ColumnElement[bool], ...]:
        """Return the conditions for the batch's rows with one of `outcomes`."""
        numbers = ROWS.c.number.between(self.low, self.high)
        return ROWS.c.run_id == self.run_id, numbers, ROWS.c.outcome.in_(outcomes)

    def named(self) -> tuple[ColumnElement[bool], ...]:
        """Return the conditions for the rows that name an exhibitor: all but the rejected."""
        return self.rows(Outcome.CREATED, Outcome.MATCHED, Outcome.SKIPPED)


def batch_of(run: ImportRun, low: int, high: int) -> Batch:
    """Return the batch from `low` to `high`: on a list of an edition that is over, everybody attended."""
    edition = run.edition
    over = edition.ends_on < clock.today(edition.time_zone)
    status = Status.ATTENDED if over else Status.CONTRACTED
    there = (edition.show_id, edition.id, edition.venue_id)
    terms = (run.history, status, tuple(run.keys), str(run.kind))
    return Batch(run.id, low, high, *there, *terms, _decided(run.id))


def _decided(run_id: int) -> bool:
    """Whether anything was decided by hand; most lists need nothing of the kind."""
    return bool(db.session.scalar(select(exists().where(DECISIONS.c.run_id == run_id))))


def next_batch(run: ImportRun) -> Batch | None:
    """Return the first rows that are not applied yet, None when all are."""
    coming = select(ROWS.c.number).where(ROWS.c.run_id == run.id, ROWS.c.number > run.applied_to)
    coming = coming.order_by(ROWS.c.number).limit(SIZE).subquery()
    high = db.session.scalar(select(func.max(coming.c.number)))
    return None if high is None else batch_of(run, run.applied_to + 1, high)


def take_stock() -> None:
    """Have PostgreSQL see what was staged: it looks by itself a minute later, and plans badly until then."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(DDL("ANALYZE import_row, import_stand"))


def looked_at(column: ColumnElement[int]) -> ColumnElement[int]:
    """Return the column as it is compared without an index.

    For a condition beside a look-up by exhibitor: a database without fresh figures on what an import has just
    written takes an index on the run or the edition instead, and reads all of it for every row.
    """
    return column + 0


def at_edition(exhibitor: ColumnElement[Any], edition_id: int) -> ColumnElement[bool]:
    """Return the condition that a participation is the exhibitor's at the edition."""
    here = looked_at(PARTICIPATIONS.c.edition_id) == edition_id
    return and_(PARTICIPATIONS.c.exhibitor_id == exhibitor, here)


def one_at_a_time() -> None:
    """Hold other imports' batches back until this transaction ends, so that no two create one company.

    SQLite has one writer anyway; on PostgreSQL this is an advisory lock.
    """
    if db.engine.dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
