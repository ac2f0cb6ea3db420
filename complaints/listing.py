"""The list of complaints: one query object, shared by page, export and bulk action."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, select

from complaints import queries
from complaints.models import Complaint, Severity
from complaints.statuses.models import ComplaintStatus
from events.models import Edition
from exhibitors.models import Exhibitor, RelationshipClass
from exhibitors.search import matching
from foundation import clock
from foundation.database import db
from foundation.paging import Key, Page, page
from staff.models import Person

SORTS: dict[str, Key] = {
    "due": Complaint.answer_due_at,
    "received": Complaint.received_at,
    "exhibitor": Exhibitor.name,
}
STATES = ("open", "overdue", "mine", "closed")
EXPORT_LIMIT = 100_000
NUMBER = re.compile(r"C-\d{4}-\d{3,}")
STATUS = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class ComplaintList:
    """What is asked for: every field empty means any. `mine` is the person whose complaints "mine" are."""

    mine: int
    now: datetime
    edition_id: int | None = None
    state: str = "open"
    severity: str = ""
    relationship_class: str = ""
    status_id: int | None = None
    search: str = ""
    sort: str = "due"

    @classmethod
    def from_address(cls, args: Mapping[str, str], mine: int, edition_id: int | None) -> "ComplaintList":
        """Read the address; what it cannot mean is left out."""

        def known(name: str, words: Sequence[str], otherwise: str = "") -> str:
            return args.get(name, "") if args.get(name) in words else otherwise

        return cls(
            mine=mine,
            now=clock.now(),
            edition_id=None if args.get("events") == "all" else edition_id,
            state=known("state", STATES, "open"),
            severity=known("severity", list(Severity)),
            relationship_class=known("class", list(RelationshipClass)),
            status_id=int(args["status"]) if STATUS.fullmatch(args.get("status", "")) else None,
            search=args.get("q", "").strip()[:100],
            sort=known("sort", [*SORTS, *(f"-{key}" for key in SORTS)], "due"),
        )

    def query(self) -> Select:
        """Return the rows of the list, unordered."""
        rows = (
            select(
                Complaint.id,
                Complaint.number,
                Complaint.title,
                Complaint.severity,
                Complaint.state,
                Complaint.received_at,
                Complaint.answer_due_at,
                Complaint.answered_at,
                Complaint.acknowledge_due_at,
                Complaint.paused_at,
                Exhibitor.id.label("exhibitor_id"),
                Exhibitor.name.label("exhibitor"),
                Exhibitor.relationship_class,
                Edition.name.label("edition"),
                Edition.time_zone,
                Person.name.label("owner"),
                ComplaintStatus.name.label("status"),
            )
            .join(Exhibitor, Exhibitor.id == Complaint.exhibitor_id)
            .join(Edition, Edition.id == Complaint.edition_id)
            .outerjoin(Person, Person.id == Complaint.owner_id)
            .outerjoin(ComplaintStatus, ComplaintStatus.id == Complaint.status_id)
        )
        return self._filtered(self._in_state(rows))

    def _in_state(self, rows: Select) -> Select:
        if self.state == "closed":
            return rows.where(queries.is_closed())
        if self.state == "overdue":
            return rows.where(queries.is_overdue(self.now))
        rows = rows.where(queries.is_open())
        return rows.where(Complaint.owner_id == self.mine) if self.state == "mine" else rows

    def _filtered(self, rows: Select) -> Select:
        if self.edition_id is not None:
            rows = rows.where(Complaint.edition_id == self.edition_id)
        if self.severity:
            rows = rows.where(Complaint.severity == self.severity)
        if self.relationship_class:
            rows = rows.where(Exhibitor.relationship_class == self.relationship_class)
        if self.status_id is not None:
            rows = rows.where(Complaint.status_id == self.status_id)
        if self.search:
            rows = rows.where(self._found())
        return rows

    def _found(self) -> ColumnElement[bool]:
        """Whole numbers are looked up; anything else is part of the exhibitor's names."""
        if NUMBER.fullmatch(self.search.upper()):
            return Complaint.number == self.search.upper()
        return Complaint.exhibitor_id.in_(select(Exhibitor.id).where(matching(self.search)))

    @property
    def _keys(self) -> list[Key]:
        return [SORTS[self.sort.lstrip("-")], Complaint.id]

    def page(self, cursor: str | None) -> Page:
        """Return one page."""
        return page(self.query(), self._keys, cursor, descending=self.sort.startswith("-"))

    def export(self) -> Sequence:
        """Return every row, in the order of the page."""
        down = self.sort.startswith("-")
        order = [key.desc() if down else key.asc() for key in self._keys]
        return db.session.execute(self.query().order_by(*order).limit(EXPORT_LIMIT)).all()
