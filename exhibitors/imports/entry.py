"""What one row of a list says, in typed values."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from exhibitors.custom_kinds import Stored
from exhibitors.imports.bad_cells import BadCell
from exhibitors.imports.quantities import Money
from exhibitors.imports.stands import Stand

LONGEST = {
    "name": 300,
    "alias": 300,
    "website": 500,
    "phone": 100,
    "address": 500,
    "city": 120,
    "description": 20_000,
    "category": 20_000,
    "main_exhibitor": 300,
    "contact_name": 200,
    "first_name": 100,
    "last_name": 100,
    "contact_phone": 100,
    "job_title": 200,
    "external_id": 100,
    "summary": 300,
    "body": 20_000,
    "staff": 200,
}
"""Characters of each text field."""


class Problem(NamedTuple):
    """A cell of the row that was not taken, and whether that keeps the whole row out."""

    field: str
    reason: BadCell
    rejects: bool


class Repair(NamedTuple):
    """A cell whose text was mended, or has signs that are lost, around the first of them."""

    field: str
    before: str
    after: str


@dataclass(slots=True)
class Entry:
    """What one row says. A cell that was not understood is None and among the problems."""

    number: int
    name: str = ""
    alias: str | None = None
    country: str | None = None
    website: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    city: str | None = None
    description: str | None = None
    category: str | None = None
    net_area_m2: Decimal | None = None
    price: Money | None = None
    paid: Money | None = None
    currency: str | None = None
    due_on: dt.date | None = None
    status: str | None = None
    kind: str | None = None
    main_exhibitor: str | None = None
    package: str | None = None
    contact_name: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    contact_email: str | None = None
    contact_phone: str | None = None
    job_title: str | None = None
    language: str | None = None
    main: bool | None = None
    happened_at: dt.datetime | None = None
    interaction: str | None = None
    summary: str | None = None
    body: str | None = None
    staff: str | None = None
    external_id: str | None = None
    stands: tuple[Stand, ...] = ()
    custom: tuple[tuple[str, Stored], ...] = ()
    problems: tuple[Problem, ...] = ()
    repairs: tuple[Repair, ...] = ()

    @property
    def rejected(self) -> bool:
        return any(problem.rejects for problem in self.problems)

    def refuse(self, field: str, reason: BadCell, *, rejects: bool = False) -> None:
        """Note a cell that was not taken."""
        self.problems += (Problem(field, reason, rejects),)
