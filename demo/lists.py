"""Exhibitor lists as organisers keep them, brought in by the import; what no list tells is added after."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import select, update

from demo.attendance import Attendance
from demo.colleagues import TEAM
from demo.columns import set_columns
from events.models import Edition
from exhibitors.imports import runs
from exhibitors.imports.applying import apply
from exhibitors.imports.models import State
from exhibitors.imports.staging import stage
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import db, unit_of_work
from staff.models import Person

COLUMNS = (
    "Company",
    "Country",
    "City",
    "Website",
    "Industry",
    "Stand",
    "Net area m2",
    "Package",
    "Price",
    "Contact",
    "Contact e-mail",
)
PAYMENT_DAYS = 45
LISTED_AT = time(9), timedelta(days=190)


def as_csv(rows: Sequence[Attendance]) -> bytes:
    """Return the list of an edition as a CSV file; somebody with two contacts has two lines."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in rows:
        company = row.company
        for person in company.people:
            writer.writerow(
                (
                    company.name,
                    company.land.code,
                    company.city,
                    company.website,
                    company.industry,
                    row.stand,
                    row.area_m2,
                    row.package.replace("_", " "),
                    row.price_minor / 100,
                    person.name,
                    person.email,
                )
            )
    return file.getvalue().encode()


def bring_in(edition: Edition, rows: Sequence[Attendance], person: Person) -> dict[str, int]:
    """Import the list into the edition; return the exhibitor's id by company name."""
    name = f"{edition.name}.csv".replace(" ", "-").lower()
    with unit_of_work():
        run = runs.upload(as_csv(rows), name, edition, history=True, person_id=person.id)
        run.state = State.READING
    stage(run.id, _unseen)
    with unit_of_work():
        run.state = State.RUNNING
    apply(run.id, _unseen)
    with unit_of_work():
        hour, before = LISTED_AT
        listed = datetime.combine(edition.starts_on - before, hour, UTC)
        run.created_at = run.finished_at = min(listed, clock.now())
        return _after(edition, rows)


def _unseen(_done: int, _total: int) -> None:
    """Nobody watches the progress of a demo's list."""


def _after(edition: Edition, rows: Sequence[Attendance]) -> dict[str, int]:
    """Add status, payment and cost, one statement for all."""
    found = select(Exhibitor.name, Participation.id, Exhibitor.id).join(Participation)
    here = db.session.execute(found.where(Participation.edition_id == edition.id)).all()
    ids = {name: number for name, number, _ in here}
    due = edition.starts_on - timedelta(days=PAYMENT_DAYS)
    values = [
        {
            "number": ids[row.company.name],
            "status": row.status,
            "paid_minor": round(row.price_minor * row.paid),
            "due_on": due,
            "cost_hours": row.cost_hours,
            "cost_minor": round(row.price_minor * 0.42),
        }
        for row in rows
    ]
    set_columns(Participation, values)
    return {name: exhibitor for name, _, exhibitor in here}


def look_after(rows: Sequence[Attendance], people: dict[str, Person]) -> None:
    """Give every new exhibitor an owner: one who speaks Chinese for Chinese companies, else by turns."""
    chinese = [people[one.name].id for one in TEAM if "Chinese" in one.skills]
    others = [people[one.name].id for one in TEAM[1:] if "Chinese" not in one.skills]
    names = {row.company.name: row.company for row in rows}
    mine = select(Exhibitor.id, Exhibitor.name).where(Exhibitor.owner_id.is_(None), Exhibitor.name.in_(names))
    values = []
    for number, name in db.session.execute(mine.order_by(Exhibitor.id)):
        choice = chinese if names[name].land.language == "zh_CN" else others
        values.append({"number": number, "owner_id": choice[number % len(choice)]})
    set_columns(Exhibitor, values)
    here = select(Exhibitor.id).where(Exhibitor.country == "CN")
    db.session.execute(update(Exhibitor).where(Exhibitor.country == "CN").values(language="zh_CN"))
    db.session.execute(update(Contact).where(Contact.exhibitor_id.in_(here)).values(language="zh_CN"))
