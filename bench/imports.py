"""Bringing in a list of companies nobody knew, against a bare parse and insert of the same rows."""

import csv
import io
from collections.abc import Iterator, Sequence
from random import Random

from sqlalchemy import func, select

from bench.bases import Base
from bench.figures import Figure
from bench.frame import EDITIONS
from bench.names import COUNTRIES, company
from bench.timing import ratio, seconds
from events.models import Edition
from exhibitors.imports import runs
from exhibitors.imports.applying import apply
from exhibitors.imports.models import ImportRun, State
from exhibitors.imports.staging import stage
from exhibitors.models import Contact, Exhibitor
from exhibitors.names import name_key, search_text
from exhibitors.participation import Participation, Stand
from foundation import clock
from foundation.bulk import as_stored, insert_rows
from foundation.database import db, unit_of_work

ROWS, ROUNDS, WITHIN = 20_000, 2, 4.0
COLUMNS = ("Company", "Country", "Website", "Email", "Stand", "Area", "Contact", "Contact email")
EXHIBITOR = (
    "id",
    "name",
    "name_key",
    "search_text",
    "country",
    "website",
    "email",
    "language",
    "lifecycle",
    "value_minor",
    "created_at",
    "updated_at",
    "version",
)
PARTICIPATION = (
    "id",
    "exhibitor_id",
    "edition_id",
    "status",
    "kind",
    "net_area_m2",
    "paid_minor",
    "cost_hours",
    "cost_minor",
    "conduct_points",
    "created_at",
    "version",
)
STAND = ("participation_id", "number")
CONTACT = ("exhibitor_id", "name", "email", "search_text", "language", "main", "version")


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Import into every base; it is larger afterwards."""
    for base in bases:
        with base.app.app_context():
            rounds = [_round(base.size + number) for number in range(ROUNDS)]
        taken, bare = ([one[i] for one in rounds] for i in (0, 1))
        speed, floor = (f"{ROWS / min(times):,.0f} rows/s" for times in (taken, bare))
        against = f"bare parse and bulk insert: {floor}"
        yield Figure("import", base.database, base.size, speed, against, ratio(taken, bare), WITHIN)


def _round(seed: int) -> tuple[float, float]:
    content = _list(Random(seed))
    bare = seconds(lambda: _bare(content))
    db.session.rollback()
    return seconds(lambda: _import(content)), bare


def _list(random: Random) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for number in range(ROWS):
        name, host = f"{company(random)} {random.randrange(10**6)}", f"c{random.randrange(10**9)}.example.com"
        contact = "Contact " + str(number), f"{number}@{host}"
        stand = f"{random.randint(1, 9)}{random.choice('ABCDEF')}{number}"
        site = f"https://www.{host}"
        writer.writerow([name, random.choice(COUNTRIES), site, f"info@{host}", stand, number % 90, *contact])
    return file.getvalue().encode()


def _import(content: bytes) -> None:
    """Do what the command line does."""
    with unit_of_work():
        edition = db.session.get_one(Edition, EDITIONS)
        run = runs.upload(content, "list.csv", edition, history=True)
        run.state, number = State.READING, run.id
    stage(number, lambda done, total: None)
    with unit_of_work():
        db.session.get_one(ImportRun, number).state = State.RUNNING
    apply(number, lambda done, total: None)
    run = db.session.get_one(ImportRun, number, populate_existing=True)
    assert run.created + run.matched + run.skipped == ROWS, run.rejected


def _bare(content: bytes) -> None:
    """Parse the list and insert its companies, stands and people, matching and keeping nothing."""
    table = Exhibitor.__table__
    first = db.session.scalar(select(func.max(Exhibitor.id))) or 0
    place = db.session.scalar(select(func.max(Participation.id))) or 0
    now = as_stored(table.c.created_at, clock.now())
    exhibitors, participations, stands, contacts = [], [], [], []
    for row in list(csv.reader(io.StringIO(content.decode())))[1:]:
        first, place = first + 1, place + 1
        name, country, site, email, stand, area, person, address = row
        key, found = name_key(name), search_text(name)
        made = "en", "prospect", 0, now, now, 1
        exhibitors.append((first, name, key, found, country, site, email, *made))
        costs = 0, 0, 0, 0, now, 1
        participations.append((place, first, EDITIONS, "attended", "main", float(area), *costs))
        stands.append((place, stand))
        contacts.append((first, person, address, search_text(person, address), "en", True, 1))
    insert_rows(table, EXHIBITOR, exhibitors)
    insert_rows(Participation.__table__, PARTICIPATION, participations)
    insert_rows(Stand.__table__, STAND, stands)
    insert_rows(Contact.__table__, CONTACT, contacts)
