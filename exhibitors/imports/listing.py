"""The rows of a run as its pages list them: by what becomes of them, a page at a time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, and_, exists, func, or_, select

from exhibitors.custom_kinds import typed
from exhibitors.imports import news
from exhibitors.imports.batches import (
    CELLS,
    CHANGES,
    CUSTOMS,
    DECISIONS,
    EXHIBITORS,
    LIKENESSES,
    ROWS,
    batch_of,
)
from exhibitors.imports.changes import called
from exhibitors.imports.custom_values import NamedKind, named_kinds
from exhibitors.imports.models import ImportRun, Outcome, State
from exhibitors.imports.news import Change
from foundation.database import db
from foundation.paging import Page, page
from staff.models import Person

Condition = ColumnElement[bool]
_CUSTOM = ("number", "key", "text_value", "number_value")


class Show(StrEnum):
    """Which rows of a run are listed."""

    ALL = "all"
    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    ALIKE = "alike"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    MENDED = "mended"
    NOT_TAKEN = "not_taken"


@dataclass
class Details:
    """What hangs on the rows of one page, each by row number."""

    changes: dict[int, list[Change]] = field(default_factory=lambda: defaultdict(list))
    stands: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    customs: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    likenesses: dict[int, list[Row[Any]]] = field(default_factory=lambda: defaultdict(list))
    decided: dict[int, int | None] = field(default_factory=dict)


def figures(run: ImportRun) -> dict[Show, int]:
    """Return how many rows each list has; those of which a page would be empty have none."""
    counted = {
        Show.NEW: run.created,
        Show.UPDATE: run.matched - run.same,
        Show.SAME: run.same,
        Show.ALIKE: _count(run, _alike()),
        Show.REJECTED: run.rejected,
        Show.SKIPPED: run.skipped,
        Show.MENDED: _count(run, ROWS.c.repairs.is_not(None)),
        Show.NOT_TAKEN: _count(run, ROWS.c.problems.is_not(None)),
    }
    return {Show.ALL: run.rows_read, **counted}


def rows(run: ImportRun, show: Show, cursor: str | None) -> Page:
    """Return a page of the rows in the order of the file, each with the exhibitor that it means."""
    known = (EXHIBITORS.c.name.label("known_as"), EXHIBITORS.c.id.label("known_id"))
    query = select(*ROWS.c, *known, Person.name.label("staff"))
    query = query.outerjoin(EXHIBITORS, EXHIBITORS.c.id == ROWS.c.exhibitor_id)
    query = query.outerjoin(Person, Person.id == ROWS.c.staff_id)
    return page(query.where(ROWS.c.run_id == run.id, *_conditions(show)), [ROWS.c.number], cursor)


def details(run: ImportRun, shown: Sequence[Row[Any]]) -> Details:
    """Return what a page says of its rows beside themselves."""
    found, numbers = Details(), [row.number for row in shown]
    if not numbers:
        return found
    customs = named_kinds(run)
    found.changes = _changes(run, numbers, customs)
    for number, hall, stand in db.session.execute(_of(run, CELLS, numbers, "number", "hall", "stand")):
        found.stands[number].append(f"{hall} - {stand}" if hall else stand)
    for number, key, text, value in db.session.execute(_of(run, CUSTOMS, numbers, *_CUSTOM)):
        found.customs[number].append((key, typed(customs[key].kind, text, value)))
    for one in db.session.execute(_likenesses(run, numbers)):
        found.likenesses[one.number].append(one)
    said = db.session.execute(_of(run, DECISIONS, numbers, "number", "exhibitor_id"))
    found.decided = {row.number: row.exhibitor_id for row in said}
    return found


def _conditions(show: Show) -> tuple[Condition, ...]:
    matched = ROWS.c.outcome == Outcome.MATCHED
    return {
        Show.ALL: (),
        Show.NEW: (ROWS.c.outcome == Outcome.CREATED,),
        Show.UPDATE: (matched, ROWS.c.brings),
        Show.SAME: (matched, ~ROWS.c.brings),
        Show.ALIKE: (_alike(),),
        Show.REJECTED: (ROWS.c.outcome == Outcome.REJECTED,),
        Show.SKIPPED: (ROWS.c.outcome == Outcome.SKIPPED,),
        Show.MENDED: (ROWS.c.repairs.is_not(None),),
        Show.NOT_TAKEN: (ROWS.c.problems.is_not(None),),
    }[show]


def _alike() -> Condition:
    """Whether a row looks like a known exhibitor, or was said to be one or none."""
    tables = (LIKENESSES, DECISIONS)
    return or_(
        *(exists().where(and_(t.c.run_id == ROWS.c.run_id, t.c.number == ROWS.c.number)) for t in tables)
    )


def _count(run: ImportRun, condition: Condition) -> int:
    return db.session.scalar(select(func.count()).where(ROWS.c.run_id == run.id, condition)) or 0


def _changes(run: ImportRun, numbers: list[int], customs: Mapping[str, NamedKind]) -> dict[int, list[Change]]:
    """What the rows will change, and when the run is done what they have changed."""
    if run.state == State.PREVIEWED:
        return news.of_rows(batch_of(run, min(numbers), max(numbers)), numbers, customs)
    found: dict[int, list[Change]] = defaultdict(list)
    columns = ("number", "record", "field", "before", "after")
    for number, record, name, *values in db.session.execute(_of(run, CHANGES, numbers, *columns)):
        found[number].append(Change(called(record, name), *values))
    return found


def _likenesses(run: ImportRun, numbers: list[int]) -> Select[*tuple[Any, ...]]:
    columns = LIKENESSES.c["number", "exhibitor_id", "score", "reasons"]
    known = EXHIBITORS.c["name", "country", "city", "website_host"]
    query = select(*columns, *known).join(EXHIBITORS, EXHIBITORS.c.id == LIKENESSES.c.exhibitor_id)
    mine = (LIKENESSES.c.run_id == run.id, LIKENESSES.c.number.in_(numbers))
    return query.where(*mine).order_by(LIKENESSES.c.number, LIKENESSES.c.score.desc())


def _of(run: ImportRun, table: Table, numbers: list[int], *columns: str) -> Select[*tuple[Any, ...]]:
    mine = (table.c.run_id == run.id, table.c.number.in_(numbers))
    return select(*table.c[columns]).where(*mine).order_by(table.c.id)
