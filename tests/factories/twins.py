"""Two records of one company, with something of every room on each of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from classification.models import Override
from exhibitors import actions
from exhibitors.custom import CustomField, CustomValue
from exhibitors.models import Exhibitor
from exhibitors.relation import Relation
from exhibitors.tags import ExhibitorTag
from foundation import clock
from foundation.database import db
from foundation.snapshot import rows_of
from goals.models import goal_skill
from tests.factories.aims import GoalFactory
from tests.factories.companies import (
    ContactFactory,
    ExhibitorFactory,
    InteractionFactory,
    ParticipationFactory,
    StandFactory,
    TagFactory,
)
from tests.factories.complaints import ComplaintFactory
from tests.factories.judged import ResponseFactory
from tests.factories.people import PersonFactory, SkillFactory
from tests.factories.plans import PlanItemFactory, ServicePlanFactory, TemplateItemFactory
from tests.factories.shows import EditionFactory
from tests.factories.surveys import InvitationFactory, SurveyFactory

COUNTED = {"version", "updated_at"}
KEPT_APART = {"merge", "posted_form", "field_change"}
"""What happened is told there, merges and their undoing as well."""


@dataclass(frozen=True)
class World:
    """What both records have to do with."""

    edition: Any
    other_edition: Any
    survey: Any
    item: Any
    tag: Any
    skill: Any
    person: Any
    client: Any

    @classmethod
    def new(cls) -> "World":
        """Store one of each."""
        edition, person = EditionFactory(), PersonFactory()
        return cls(
            edition=edition,
            other_edition=EditionFactory(show=edition.show),
            survey=SurveyFactory(edition=edition),
            item=TemplateItemFactory(),
            tag=TagFactory(),
            skill=SkillFactory(),
            person=person,
            client=ExhibitorFactory(),
        )


def company(world: World, name: str, *parts: str, **values: Any) -> Exhibitor:
    """Return an exhibitor with these parts of a full record."""
    one = actions.save(ExhibitorFactory(name=name, **values), [f"{name} (former)"])
    for part in parts:
        PARTS[part](world, one)
    db.session.flush()
    return one


def _planned(world: World, one: Exhibitor) -> None:
    came = ParticipationFactory(exhibitor=one, edition=world.edition, cost_hours=2.5, paid_minor=100)
    StandFactory(participation=came, number="A1")
    StandFactory(participation=came, number=f"B{one.id}")
    plan = ServicePlanFactory(participation=came, template=world.item.template)
    PlanItemFactory(plan=plan, template_item_id=world.item.id)


def _asked(world: World, one: Exhibitor) -> None:
    contact = ContactFactory(exhibitor=one, email="Anna@kessler.example", main=True, phone=f"+{one.id}")
    ContactFactory(exhibitor=one, email=None)
    invitation = InvitationFactory(survey=world.survey, contact=contact)
    answered = ResponseFactory(survey=world.survey, exhibitor=one, contact=contact, invitation=invitation)
    ComplaintFactory(exhibitor=one, edition=world.edition, contact=contact, response=answered)
    InteractionFactory(exhibitor=one, contact=contact)


def _assigned(world: World, one: Exhibitor) -> None:
    db.session.add(ExhibitorTag(tag_id=world.tag.id, exhibitor_id=one.id))
    ends_on = clock.now().date()
    db.session.add(Override(exhibitor_id=one.id, relationship_class="risk", reason="why", ends_on=ends_on))


def _told(world: World, one: Exhibitor) -> None:
    field = db.session.scalars(select(CustomField)).first() or CustomField(name="VAT")
    db.session.add(field)
    db.session.flush()
    db.session.add(CustomValue(exhibitor_id=one.id, field_id=field.id, text=world.edition.name))


def _related(world: World, one: Exhibitor) -> None:
    for kind in ("agency", "sister"):
        db.session.add(Relation(kind=kind, from_id=one.id, to_id=world.client.id))


def _aimed(world: World, one: Exhibitor) -> None:
    goal = GoalFactory(exhibitor=one, edition=world.edition)
    db.session.execute(insert(goal_skill).values(goal_id=goal.id, skill_id=world.skill.id))


PARTS: dict[str, Any] = {
    "planned": _planned,
    "asked": _asked,
    "assigned": _assigned,
    "aimed": _aimed,
    "told": _told,
    "elsewhere": lambda world, one: ParticipationFactory(exhibitor=one, edition=world.other_edition),
    "shared": lambda _world, one: ParticipationFactory(
        main_id=ParticipationFactory(exhibitor=one).id, kind="co_exhibitor"
    ),
    "above": lambda _world, one: ExhibitorFactory(parent_id=one.id),
    "related": _related,
    "owned": lambda world, one: setattr(one, "owner_id", world.person.id),
}


def everything() -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table, without the counts of saves."""
    db.session.flush()
    tables = (table for table in db.metadata.sorted_tables if table.name not in KEPT_APART)
    return {
        table.name: [
            {name: value for name, value in row.items() if name not in COUNTED} for row in rows_of(table)
        ]
        for table in tables
    }


def twins(parts: Iterable[str] = tuple(PARTS), **values: Any) -> tuple[Exhibitor, Exhibitor]:
    """Return two records of one company in one world, each with these parts."""
    world = World.new()
    return company(world, "Kessler GmbH", *parts), company(world, "Kessler AG", *parts, **values)


def of(kind: Any, exhibitor_id: int) -> Sequence[Any]:
    """Return the rows of a kind that are an exhibitor's."""
    return db.session.scalars(select(kind).where(kind.exhibitor_id == exhibitor_id).order_by(kind.id)).all()
