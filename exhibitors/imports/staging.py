"""Reading a run's file into rows: in committed batches, so that a killed worker goes on where it stopped."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy import func, select, update

from exhibitors.imports import counts, news, people, people_matching
from exhibitors.imports.batches import CELLS, CUSTOMS, ROWS, SIZE, batch_of, take_stock
from exhibitors.imports.cells import Terms, entries
from exhibitors.imports.companies import Companies
from exhibitors.imports.custom_cells import CustomColumn
from exhibitors.imports.entry import Entry
from exhibitors.imports.layout import Layout
from exhibitors.imports.lines import CUSTOM_COLUMNS, STAND_COLUMNS, Line, Lines
from exhibitors.imports.matching import match
from exhibitors.imports.models import ImportRun, Kind, State
from exhibitors.imports.reading import read
from exhibitors.imports.tables import Limits, Row, Table
from foundation.bulk import as_stored, insert_rows
from foundation.database import db, unit_of_work
from staff.models import Person

Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Source:
    """A run's file, read, and the last of its rows that is stored already."""

    run_id: int
    table: Table
    mapping: dict[str, str]
    terms: Terms
    keys: list[str]
    staff: dict[str, int]
    rates: dict[str, float]
    stored_to: int

    def pairs(self) -> Iterator[tuple[Row, Entry]]:
        """Yield each row with what it says."""
        return zip(self.table.rows, entries(self.table, self.mapping, self.terms), strict=True)


def limits() -> Limits:
    """Return how large a file may be, from the settings."""
    return Limits(file_bytes=current_app.config["UPLOAD_LIMIT"])


def stage(run_id: int, report: Report) -> None:
    """Store every row, matched against the exhibitors there are; the run is then ready for its preview."""
    source, total = _source(run_id), 0
    companies = Companies(source.keys)
    kept = partial(as_stored, ROWS.c.happened_at)
    made = Lines(run_id, source.terms, source.mapping, companies, source.staff, source.rates, kept)
    pairs, whole = source.pairs(), len(source.table.rows)
    while batch := list(islice(pairs, SIZE)):
        total += len(batch)
        lines = [made.line(entry, partial(source.table.record, row)) for row, entry in batch]
        if batch[-1][0].number > source.stored_to:
            with unit_of_work():
                _store(source, made, batch, lines, companies.twins)
                report(total, whole)
    with unit_of_work():
        run = db.session.get_one(ImportRun, run_id)
        take_stock()
        counts.take(run)
        run.state = State.PREVIEWED


def _source(run_id: int) -> Source:
    """Read the file with no transaction open: reading takes a while, and SQLite has one writer."""
    with unit_of_work():
        run = db.session.get_one(ImportRun, run_id)
        content, filename, mapping, layout = run.file.content, run.filename, run.mapping, Layout(**run.layout)
        terms, keys, rates = terms_of(run), run.keys, run.rates
        staff = _staff() if "staff" in mapping else {}
        stored_to = db.session.scalar(select(func.max(ROWS.c.number)).where(ROWS.c.run_id == run_id)) or 0
    table = read(content, filename, limits(), layout)
    return Source(run_id, table, mapping, terms, keys, staff, rates, stored_to)


_STAFF = select(Person.id, Person.name, Person.email).where(Person.active).order_by(Person.id)


def _staff() -> dict[str, int]:
    """Who works here by what lists call them: their address, and their name where one alone has it."""
    found = db.session.execute(_STAFF).all()
    names = Counter(row.name.casefold() for row in found)
    alone = {row.name.casefold(): row.id for row in found if names[row.name.casefold()] == 1}
    return alone | {row.email.casefold(): row.id for row in found}


def terms_of(run: ImportRun) -> Terms:
    """Return how the cells of a run's file are meant."""
    edition = run.edition
    zone = ZoneInfo(edition.time_zone)
    custom = tuple(CustomColumn(*one) for one in run.custom)
    return Terms(
        edition.currency,
        day_first=run.day_first,
        verbatim=run.verbatim,
        zone=zone,
        kind=str(run.kind),
        custom=custom,
        halls=tuple(hall.name for hall in edition.venue.halls) if edition.venue else (),
    )


def _store(
    source: Source, made: Lines, batch: list[tuple[Row, Entry]], lines: list[Line], twins: set[int]
) -> None:
    new = [(entry, line) for (_, entry), line in zip(batch, lines, strict=True)]
    new = [(entry, line) for entry, line in new if entry.number > source.stored_to]
    insert_rows(ROWS, made.columns, [line for _, line in new])
    stands = [stand for entry, _ in new for stand in made.stand_lines(entry)]
    insert_rows(CELLS, STAND_COLUMNS, stands)
    insert_rows(CUSTOMS, CUSTOM_COLUMNS, [one for entry, _ in new for one in made.custom_lines(entry)])
    of_name = update(ROWS).where(ROWS.c.run_id == source.run_id, ROWS.c.number.in_(twins))
    db.session.execute(of_name.values(twin=True))
    run = db.session.get_one(ImportRun, source.run_id)
    stored = batch_of(run, new[0][0].number, new[-1][0].number)
    if source.terms.kind == Kind.EXHIBITORS:
        match(stored)
        news.mark(stored)
    else:
        people_matching.match(stored)
        people.mark(stored)
