"""The list of tasks: one query object, shared by the page and the bulk action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from exhibitors.models import Exhibitor, RelationshipClass
from foundation.database import Rows, db
from foundation.paging import Key, Page, page
from plans.task import Task, TaskKind
from staff.absences import own_or_covered
from staff.models import Person

SORTS: dict[str, Key] = {"due": Task.due_on, "exhibitor": Exhibitor.name_key, "value": Exhibitor.value_minor}
STATES = ("open", "late", "mine", "done", "dropped")
FEW = 50


@dataclass(frozen=True)
class TaskList:
    """What is asked for: every field empty means any. `mine` is the person whose tasks "mine" are."""

    mine: int
    today: date
    state: str = "open"
    kind: str = ""
    relationship_class: str = ""
    search: str = ""
    sort: str = "due"

    @classmethod
    def from_address(cls, args: Mapping[str, str], mine: int, today: date) -> "TaskList":
        """Read the address; what it cannot mean is left out."""

        def known(name: str, words: Sequence[str], otherwise: str = "") -> str:
            return args.get(name, "") if args.get(name) in words else otherwise

        return cls(
            mine=mine,
            today=today,
            state=known("state", STATES, "open"),
            kind=known("kind", list(TaskKind)),
            relationship_class=known("class", list(RelationshipClass)),
            search=args.get("q", "").replace("\0", "").strip()[:100],
            sort=known("sort", [*SORTS, *(f"-{key}" for key in SORTS)], "due"),
        )

    def page(self, cursor: str | None) -> Page:
        """Return one page."""
        keys = [SORTS[self.sort.lstrip("-")], Task.id]
        return page(self._narrowed(self._in_state(rows())), keys, cursor, descending=self.sort[0] == "-")

    def _in_state(self, query: Select) -> Select:
        if self.state in ("done", "dropped"):
            return query.where(Task.state == self.state)
        query = query.where(Task.state == "open")
        if self.state == "late":
            return query.where(Task.due_on < self.today)
        return query.where(Task.owner_id == self.mine) if self.state == "mine" else query

    def _narrowed(self, query: Select) -> Select:
        if self.kind:
            query = query.where(Task.kind == self.kind)
        if self.relationship_class:
            query = query.where(Exhibitor.relationship_class == self.relationship_class)
        if self.search:
            words = self.search.lower()
            query = query.where(Exhibitor.search_text.contains(words, autoescape=True))
        return query


def rows() -> Select[*tuple[Any, ...]]:
    """Return every task with its exhibitor and owner, unordered."""
    return (
        select(
            Task.id,
            Task.title,
            Task.why,
            Task.kind,
            Task.state,
            Task.due_on,
            Task.ended_at,
            Exhibitor.id.label("exhibitor_id"),
            Exhibitor.name.label("exhibitor"),
            Exhibitor.relationship_class,
            Person.name.label("owner"),
        )
        .join(Exhibitor, Exhibitor.id == Task.exhibitor_id)
        .outerjoin(Person, Person.id == Task.owner_id)
    )


def due_for(person_id: int, today: date, horizon: date) -> Rows:
    """Return a person's open tasks due by a day, with those of whom it stands in for, the earliest first."""
    mine = own_or_covered(Task.owner_id.expression, person_id, today)
    query = rows().where(mine, Task.state == "open", Task.due_on <= horizon)
    return db.session.execute(query.order_by(Task.due_on, Task.id).limit(FEW)).all()


def of_exhibitor(exhibitor_id: int) -> Rows:
    """Return an exhibitor's tasks, the open ones first, then the newest."""
    query = rows().where(Task.exhibitor_id == exhibitor_id)
    order = (Task.state != "open", Task.id.desc())
    return db.session.execute(query.order_by(*order).limit(FEW)).all()
