"""The exhibitors of an edition with the state of their goals: one query for page and export."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, exists, func, or_, select

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import Rows, db
from foundation.paging import Key, Page, page
from goals import contradictions, queries
from goals.coverage import cover, day_of
from goals.ladder import RUNGS
from goals.models import Goal
from goals.sheet import GoalLink
from goals.weights import POINTS
from staff.models import Person


def _state(edition_id: int) -> Subquery:
    """Return (exhibitor_id, goals, points, rungs) of everybody with a goal at the edition.

    The top rung counts as said where the middle one, without a phrase of its own, ended the ladder.
    """
    low, middle, top = (func.coalesce(getattr(Goal, rung), "") != "" for rung in RUNGS)
    ended = and_(middle, Goal.attribute_phrase_id.is_not(None), Goal.consequence_phrase_id.is_(None))
    first, second, third = (case((said, 1), else_=0) for said in (low, middle, or_(top, ended)))
    rungs = func.sum(first + second + third)
    columns = func.count().label("goals"), func.sum(Goal.weight).label("points"), rungs.label("rungs")
    query = select(Goal.exhibitor_id, *columns).where(Goal.edition_id == edition_id)
    return query.group_by(Goal.exhibitor_id).subquery("state")


@dataclass(frozen=True)
class GoalList:
    """What the list is narrowed to and sorted by; unknown words in the address are as good as none."""

    edition: Edition
    text: str = ""
    show: str = ""
    dimension: str = ""
    relationship_class: str = ""
    owner: int | None = None
    sort: str = "name"

    @classmethod
    def from_address(cls, edition: Edition, args: Mapping[str, str]) -> "GoalList":
        """Return the list that the address asks for."""
        owner = args.get("owner", "")
        return cls(
            edition,
            args.get("q", "").strip()[:100],
            args.get("show", ""),
            args.get("dimension", ""),
            args.get("class", ""),
            int(owner) if owner.isdecimal() and len(owner) < 10 else None,
            args.get("sort", "name"),
        )

    @property
    def narrowed(self) -> bool:
        """Whether more than a work list is asked for."""
        return any((self.text, self.dimension, self.relationship_class, self.owner))

    def _parts(self) -> tuple[Subquery, Subquery, Subquery]:
        covered = cover(self.edition.id, day_of(self.edition))
        return _state(self.edition.id), covered, queries.reached(self.edition.id)

    def _query(self) -> tuple[Select[*tuple[Any, ...]], ColumnElement[int]]:
        state, covered, reached = self._parts()
        goals = func.coalesce(state.c.goals, 0)
        query = (
            select(
                Exhibitor.id,
                Exhibitor.name,
                Exhibitor.relationship_class,
                Person.name.label("owner"),
                goals.label("goals"),
                state.c.points,
                state.c.rungs,
                covered.c.needed,
                covered.c.owner_has,
                covered.c.unserved,
                reached.c.reached,
            )
            .join(Participation, Participation.exhibitor_id == Exhibitor.id)
            .outerjoin(Person, Person.id == Exhibitor.owner_id)
            .outerjoin(state, state.c.exhibitor_id == Exhibitor.id)
            .outerjoin(covered, covered.c.exhibitor_id == Exhibitor.id)
            .outerjoin(reached, reached.c.exhibitor_id == Exhibitor.id)
            .where(Participation.edition_id == self.edition.id, Participation.status.in_(TAKING_PART))
        )
        return query.where(*self._narrowed(), *self._work_list(state, covered)), goals

    def _work_list(self, state: Subquery, covered: Subquery) -> list[ColumnElement[bool]]:
        return {
            "without": [state.c.goals.is_(None)],
            "ladder": [state.c.rungs < len(RUNGS) * state.c.goals],
            "weights": [state.c.points != POINTS],
            "unnamed": [state.c.goals > 0, covered.c.needed.is_(None)],
            "unserved": [covered.c.unserved > 0],
            "owner": [covered.c.owner_has < covered.c.needed],
            "contradicting": [or_(*contradictions.conditions(self.edition.id).values())],
            "silent": [state.c.goals.is_(None), self._asked_by_link()],
        }.get(self.show, [])

    def _asked_by_link(self) -> ColumnElement[bool]:
        asked = exists().where(GoalLink.participation_id == Participation.id)
        return asked.where(GoalLink.sent_at.is_not(None), GoalLink.revoked_at.is_(None))

    def _narrowed(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.text:
            found.append(Exhibitor.search_text.contains(self.text.casefold(), autoescape=True))
        if self.relationship_class:
            found.append(Exhibitor.relationship_class == self.relationship_class)
        if self.owner is not None:
            found.append(Exhibitor.owner_id == self.owner)
        if self.dimension:
            found.append(Exhibitor.id.in_(self._with_dimension()))
        return found

    def _with_dimension(self) -> Select[int]:
        return select(Goal.exhibitor_id).where(
            Goal.edition_id == self.edition.id, Goal.dimension == self.dimension
        )

    def ids(self) -> Select[int]:
        """Return the statement for the keys of everybody on the list, on all its pages."""
        query, _goals = self._query()
        return query.with_only_columns(Exhibitor.id)

    def page(self, cursor: str | None) -> Page:
        """Return one page of the list."""
        query, goals = self._query()
        by_goals = self.sort.lstrip("-") == "goals"
        keys: Sequence[Key] = (
            (goals, Exhibitor.name_key, Exhibitor.id) if by_goals else (Exhibitor.name_key, Exhibitor.id)
        )
        return page(query, keys, cursor, descending=self.sort.startswith("-"))

    def rows(self) -> Rows:
        """Return the whole list, for the export."""
        query, _goals = self._query()
        return db.session.execute(query.order_by(Exhibitor.name_key, Exhibitor.id)).all()


def owners(edition: Edition) -> Rows:
    """Return (id, name) of the people who own an exhibitor of the edition."""
    owned = select(Exhibitor.owner_id).join(Participation, Participation.exhibitor_id == Exhibitor.id)
    owned = owned.where(Participation.edition_id == edition.id)
    return db.session.execute(
        select(Person.id, Person.name).where(Person.id.in_(owned)).order_by(Person.name)
    ).all()
