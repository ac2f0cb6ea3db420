"""The list of an edition's plans: one query for the page, the export and the figures beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import aliased

from exhibitors.models import Exhibitor, RelationshipClass
from exhibitors.participation import TAKING_PART, Participation
from exhibitors.search import matching
from foundation.database import db
from foundation.paging import Page, page
from plans.item_filter import MINE, NOBODY, owned
from plans.models import Phase, PlanItem, ServicePlan
from plans.queries import OPEN, Counts, counts_of_plans
from staff.models import Person

DUE = ("late", "today")
Query = Select[*tuple[Any, ...]]


def _known(value: str | None, words: Sequence[str]) -> str | None:
    return value if value in words else None


@dataclass(frozen=True)
class PlanList:
    """Exhibitors that take part in an edition, by name, narrowed by what the address asks for."""

    edition_id: int
    today: date
    me: int
    search: str = ""
    due: str | None = None
    who: str | None = None
    phase: str | None = None
    relationship_class: str | None = None
    without: bool = False

    @classmethod
    def asked(cls, args: Mapping[str, str], edition_id: int, today: date, me: int) -> "PlanList":
        """Return the list that an address asks for; words it does not know are left out."""
        return cls(
            edition_id,
            today,
            me,
            search=args.get("q", "").strip()[:100],
            due=_known(args.get("due"), DUE),
            who=_known(args.get("who"), (MINE, NOBODY)),
            phase=_known(args.get("phase"), list(Phase)),
            relationship_class=_known(args.get("class"), list(RelationshipClass)),
            without=args.get("plan") == "without",
        )

    def _whose(self) -> list[ColumnElement[bool]]:
        """Which items are counted."""
        found: list[ColumnElement[bool]] = []
        if self.phase:
            found.append(PlanItem.phase == self.phase)
        return [*found, *owned(self.who, self.me)]

    def _when(self) -> list[ColumnElement[bool]]:
        if self.due == "late":
            return [OPEN, PlanItem.due_on < self.today]
        return [OPEN, PlanItem.due_on == self.today] if self.due == "today" else []

    def _narrowed(self, query: Query) -> Query:
        query = query.where(
            Participation.edition_id == self.edition_id, Participation.status.in_(TAKING_PART)
        )
        if self.search:
            query = query.where(matching(self.search))
        if self.relationship_class:
            query = query.where(Exhibitor.relationship_class == self.relationship_class)
        if self.without:
            query = query.where(ServicePlan.id.is_(None))
        return query

    def _with_items(self, query: Query) -> Query:
        items = [*self._whose(), *self._when()]
        found = exists(select(PlanItem.id).where(PlanItem.plan_id == ServicePlan.id, *items))
        return query.where(found) if items else query

    def page(self, cursor: str | None) -> Page:
        """Return a page of exhibitors with their participation, owner and plan."""
        query = (
            select(
                Participation.id,
                ServicePlan.id.label("plan_id"),
                Exhibitor.id.label("exhibitor_id"),
                Exhibitor.name,
                Exhibitor.relationship_class,
                Exhibitor.alert,
                Person.name.label("owner"),
            )
            .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
            .outerjoin(ServicePlan, ServicePlan.participation_id == Participation.id)
            .outerjoin(Person, Person.id == Exhibitor.owner_id)
        )
        return page(self._with_items(self._narrowed(query)), (Exhibitor.name_key, Participation.id), cursor)

    def counts(self, rows: Sequence[Any]) -> Mapping[int, Counts]:
        """Return the counts of the plans on a page, of the items that the filters ask for."""
        plans = [row.plan_id for row in rows if row.plan_id]
        return counts_of_plans(plans, self.today, *self._whose())

    def items(self) -> Sequence[Any]:
        """Return every item that the filters ask for, with its exhibitor and owner, for export."""
        owner = aliased(Person)
        query: Query = (
            select(
                Exhibitor.name,
                Exhibitor.relationship_class,
                PlanItem.phase,
                PlanItem.title,
                owner.name,
                PlanItem.due_on,
                PlanItem.state,
                PlanItem.delivered_on,
                PlanItem.hours,
                PlanItem.hours_spent,
                PlanItem.drop_reason,
            )
            .join(ServicePlan, ServicePlan.id == PlanItem.plan_id)
            .join(Participation, Participation.id == ServicePlan.participation_id)
            .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
            .outerjoin(owner, owner.id == PlanItem.owner_id)
            .where(*self._whose(), *self._when())
        )
        narrowed = self._narrowed(query).order_by(Exhibitor.name_key, PlanItem.due_on, PlanItem.id)
        return db.session.execute(narrowed).all()
