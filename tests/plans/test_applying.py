"""Plans are made from templates, for everybody at once, once, and never for who is not coming."""

from datetime import date, timedelta

import pytest
from flask_babel import force_locale
from sqlalchemy import select

from exhibitors.participation import Status
from foundation.database import db
from plans import applying, standard
from plans.fitting import Conditions, by_rank
from plans.models import PlanItem, PlanTemplate, ServicePlan
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.people import PersonFactory
from tests.factories.plans import PlanTemplateFactory, ServicePlanFactory, TemplateItemFactory
from tests.factories.shows import EditionFactory

START = date(2027, 5, 11)


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=START)


def template(**conditions):
    made = PlanTemplateFactory(**conditions)
    TemplateItemFactory(template=made, anchor="start", offset_days=-30, hours=1.5)
    TemplateItemFactory(template=made, anchor="breakdown", offset_days=1, phase="after")
    return made


def test_everybody_who_takes_part_gets_a_plan_with_due_days_and_the_exhibitors_owner(edition):
    template()
    lena = PersonFactory()
    ParticipationFactory(edition=edition, exhibitor=ExhibitorFactory(owner=lena))
    ParticipationFactory(edition=edition, status=Status.CONTRACTED)
    done = applying.apply_to_all(edition)
    assert (done.plans, done.items) == (2, 4)
    item = db.session.query(PlanItem).filter_by(owner_id=lena.id).order_by(PlanItem.due_on).first()
    assert (item.due_on, item.hours, item.state) == (START - timedelta(days=30), 1.5, "promised")


def test_applying_again_adds_nothing(edition):
    template()
    ParticipationFactory(edition=edition)
    applying.apply_to_all(edition)
    again = applying.apply_to_all(edition)
    assert (again.plans, again.items) == (0, 0)


def test_a_later_change_of_the_template_leaves_running_plans_alone(edition):
    made = template()
    ParticipationFactory(edition=edition)
    applying.apply_to_all(edition)
    TemplateItemFactory(template=made, title="New in the template")
    applying.apply_to_all(edition)
    assert db.session.query(PlanItem).count() == 2


@pytest.mark.parametrize("status", [Status.PROSPECT, Status.CANCELLED, Status.NO_SHOW])
def test_who_is_not_coming_gets_no_plan(edition, status):
    chosen = template()
    away = ParticipationFactory(edition=edition, status=status)
    assert applying.apply_to_all(edition).plans == 0
    with pytest.raises(applying.NotTakingPart):
        applying.apply_to_one(away, chosen.id)


def test_nobody_gets_a_plan_while_there_is_no_template(edition):
    ParticipationFactory(edition=edition)
    assert applying.apply_to_all(edition).plans == 0


def test_who_fits_no_template_stays_without(edition):
    template(relationship_class="strategic")
    ParticipationFactory(edition=edition)
    assert applying.apply_to_all(edition).plans == 0


def test_sql_chooses_as_the_rule_does(edition):
    earlier = EditionFactory(show=edition.show, starts_on=START - timedelta(days=364))
    made = [
        template(),
        template(relationship_class="key"),
        template(package="shell_scheme"),
        template(first_timers_only=True),
        template(relationship_class="key", package="shell_scheme"),
        template(relationship_class="risk", first_timers_only=True),
    ]
    ranked = by_rank(Conditions(t.id, t.relationship_class, t.package, t.first_timers_only) for t in made)
    expected = {}
    for relationship_class in (None, "key", "risk"):
        for package in (None, "shell_scheme", "space_only"):
            for first in (True, False):
                exhibitor = ExhibitorFactory(relationship_class=relationship_class)
                now = ParticipationFactory(edition=edition, exhibitor=exhibitor, package=package)
                if not first:
                    ParticipationFactory(edition=earlier, exhibitor=exhibitor)
                facts = {"relationship_class": relationship_class, "package": package, "first_timer": first}
                expected[now.id] = next(one.id for one in ranked if one.met(**facts))
    applying.apply_to_all(edition)
    assert {p.participation_id: p.template_id for p in db.session.query(ServicePlan)} == expected


def test_a_plan_may_start_empty_and_is_started_once(edition):
    taking_part = ParticipationFactory(edition=edition)
    assert applying.apply_to_one(taking_part, None).plans == 1
    assert applying.apply_to_one(taking_part, None).plans == 0


def test_undo_takes_back_what_nobody_has_touched(edition):
    template()
    kept, gone = ParticipationFactory(edition=edition), ParticipationFactory(edition=edition)
    done = applying.apply_to_all(edition)
    item = db.session.query(PlanItem).join(ServicePlan).filter_by(participation_id=kept.id).first()
    item.hours_spent = 1.0
    db.session.flush()
    assert applying.undo(edition.id, done.at) == 1
    assert db.session.query(ServicePlan).one().participation_id == kept.id
    assert gone.id


def test_plans_made_before_are_not_undone(edition):
    template()
    ServicePlanFactory(participation__edition=edition)
    ParticipationFactory(edition=edition)
    assert applying.undo(edition.id, applying.apply_to_all(edition).at) == 1


def test_standard_templates_are_added_once(app):
    assert len(standard.add_standard()) == len(standard.STANDARD)
    assert standard.add_standard() == {}
    classes = {t.relationship_class for t in db.session.query(PlanTemplate)}
    assert classes == {"strategic", "key", "transactional", "risk", None}


def test_standard_templates_come_in_the_language_of_who_adds_them(app, catalogues):
    with force_locale("zh_CN"):
        assert "首次参展的参展商" in standard.add_standard()
    assert {"重点参展商", "战略伙伴"} <= set(db.session.scalars(select(PlanTemplate.name)))
