"""Which promises of an edition are looked at: one query for the board and the calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from exhibitors.models import Exhibitor, RelationshipClass
from exhibitors.participation import TAKING_PART, Participation
from exhibitors.search import matching
from foundation.database import Rows, db
from plans.models import Phase, PlanItem, ServicePlan
from plans.queries import awaited
from staff.models import Person

MINE, NOBODY = "mine", "nobody"
LARGEST_ID = 2**31 - 1
Query = Select[*tuple[Any, ...]]


def owned(who: str | None, me: int) -> list[ColumnElement[bool]]:
    """Return the condition on the owner: MINE, NOBODY, a person's number, or none."""
    if who == NOBODY:
        return [PlanItem.owner_id.is_(None)]
    return [PlanItem.owner_id == (me if who == MINE else int(who))] if who else []


def _who(typed: str) -> str | None:
    numbered = typed.isdecimal() and len(typed) < 11 and int(typed) <= LARGEST_ID
    return typed if typed in (MINE, NOBODY) or numbered else None


@dataclass(frozen=True)
class ItemFilter:
    """The promises of an edition to those who take part, narrowed by what the address asks for."""

    edition_id: int
    me: int
    search: str = ""
    who: str | None = None
    phase: str | None = None
    relationship_class: str | None = None

    @classmethod
    def asked(cls, args: Mapping[str, str], edition_id: int, me: int) -> "ItemFilter":
        """Return the filter that an address asks for; words it does not know are left out."""
        phase, word = args.get("phase"), args.get("class")
        return cls(
            edition_id,
            me,
            search=args.get("q", "").strip()[:100],
            who=_who(args.get("who", "")),
            phase=phase if phase in list(Phase) else None,
            relationship_class=word if word in list(RelationshipClass) else None,
        )

    def _of_exhibitors(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = [Participation.status.in_(TAKING_PART)]
        if self.relationship_class:
            found.append(Exhibitor.relationship_class == self.relationship_class)
        return found

    def _searched(self) -> list[ColumnElement[bool]]:
        """The plans of a name, looked up once: they are few, and lead to their promises."""
        if not self.search:
            return []
        plans = (
            select(ServicePlan.id)
            .join(Participation, Participation.id == ServicePlan.participation_id)
            .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
            .where(Participation.edition_id == self.edition_id, matching(self.search))
        )
        return [PlanItem.plan_id.in_(plans)]

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return what a promise has to meet; the query joins participation and exhibitor."""
        here = self._searched() or [PlanItem.edition_id == self.edition_id]
        phase = [PlanItem.phase == self.phase] if self.phase else []
        return [*here, *owned(self.who, self.me), *phase, *self._of_exhibitors()]

    def numbers(self, *columns: Any) -> Query:
        """Select `columns` of the promises."""
        query: Query = select(*columns).select_from(PlanItem)
        return (
            query.join(ServicePlan, ServicePlan.id == PlanItem.plan_id)
            .join(Participation, Participation.id == ServicePlan.participation_id)
            .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
            .where(*self.conditions())
        )

    def cards(self) -> Query:
        """Select the promises as boards and calendars show them."""
        return self.numbers(
            PlanItem.id,
            PlanItem.title,
            PlanItem.state,
            PlanItem.due_on,
            PlanItem.delivered_on,
            PlanItem.drop_reason,
            PlanItem.special_request,
            awaited(),
            Exhibitor.name.label("exhibitor"),
            Exhibitor.relationship_class,
            Participation.id.label("participation_id"),
            Person.name.label("owner"),
        ).outerjoin(Person, Person.id == PlanItem.owner_id)


def people() -> Sequence[tuple[int, str]]:
    """Return whom a filter can name: everybody who is here, by name."""
    query = select(Person.id, Person.name).where(Person.active).order_by(Person.name, Person.id)
    rows: Rows = db.session.execute(query).all()
    return [(row.id, row.name) for row in rows]
