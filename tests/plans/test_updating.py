"""A later change of a template is offered to running plans, taken over all at once, and taken back."""

from datetime import date, timedelta

import pytest

from foundation.database import db
from plans import applying, behind, keeping, updating, versions
from plans.models import PlanItem, PlanTemplate, ServicePlan
from plans.templates import set_items
from tests.factories.aims import GoalFactory
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.people import PersonFactory, PersonSkillFactory, SkillFactory
from tests.factories.shows import EditionFactory

START = date(2099, 5, 11)


def row(title, **values):
    return {"phase": "before", "title": title, "anchor": "start", "offset_days": -30, "hours": 1.0} | values


def saved(template, *rows):
    set_items(template, rows)
    versions.keep(template, None)
    return template


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=START)


@pytest.fixture
def template(edition):
    """Made, applied to two exhibitors, then one promise changed, one added, one taken out."""
    made = PlanTemplate(name="Everybody")
    db.session.add(made)
    saved(made, row("Passes"), row("Visit"))
    for _ in range(2):
        ParticipationFactory(edition=edition)
    applying.apply_to_all(edition)
    passes = made.items[0]
    return saved(made, row("Passes by mail", id=passes.id, offset_days=-10), row("Thanks"))


def items(**which):
    db.session.expire_all()
    return [(item.title, item.state) for item in db.session.query(PlanItem).filter_by(**which).order_by("id")]


def keys(edition, template):
    return [one.change.key for one in behind.offered(edition.id, template.id)]


def test_a_saved_change_is_offered_with_how_many_plans_it_is_for(edition, template):
    found = behind.offered(edition.id, template.id)
    assert [(one.change.kind, one.change.title, one.plans) for one in found] == [
        ("changed", "Passes by mail", 2),
        ("added", "Thanks", 2),
        ("removed", "Visit", 2),
    ]


def test_chosen_changes_are_made_in_every_plan_and_nothing_is_offered_again(edition, template):
    updating.bring_up(edition, template, keys(edition, template))
    plan = db.session.query(ServicePlan).first()
    assert items(plan_id=plan.id) == [
        ("Passes by mail", "promised"),
        ("Visit", "dropped"),
        ("Thanks", "promised"),
    ]
    moved = db.session.query(PlanItem).filter_by(title="Passes by mail").first()
    assert moved.due_on == START - timedelta(days=10)
    assert behind.waiting(edition.id, template.id) == 0
    assert updating.bring_up(edition, template, []) is None


def test_only_ticked_plans_and_changes_take_part(edition, template):
    plan = db.session.query(ServicePlan).first()
    added = [key for key in keys(edition, template) if key.startswith("added")]
    updating.bring_up(edition, template, added, [plan.id])
    assert [title for title, _ in items(plan_id=plan.id)] == ["Passes", "Visit", "Thanks"]
    assert behind.waiting(edition.id, template.id) == 1


def test_what_was_delivered_or_written_by_hand_stays(edition, template):
    lena = PersonFactory()
    passes, visit = db.session.query(PlanItem).order_by(PlanItem.id).limit(2)
    keeping.deliver(visit.id, lena.id)
    passes.title = "Passes for eleven people"
    db.session.flush()
    updating.bring_up(edition, template, keys(edition, template))
    assert items(plan_id=passes.plan_id)[:2] == [
        ("Passes for eleven people", "promised"),
        ("Visit", "delivered"),
    ]


def test_an_update_is_taken_back_once_but_for_what_was_done_since(edition, template):
    made = updating.bring_up(edition, template, keys(edition, template))
    new = db.session.query(PlanItem).filter_by(title="Thanks").first()
    keeping.deliver(new.id, PersonFactory().id)
    updating.take_back(made)
    assert sorted(items()) == sorted(
        [("Passes", "promised"), ("Visit", "promised")] * 2 + [("Thanks", "delivered")]
    )
    assert behind.waiting(edition.id, template.id) == 2
    with pytest.raises(updating.Undone):
        updating.take_back(made)


def test_a_promise_is_owned_by_who_masters_its_skill_and_serves_the_heaviest_goal(edition):
    skill, lena, jonas = SkillFactory(), PersonFactory(), PersonFactory()
    PersonSkillFactory(person=jonas, skill=skill, level=4)
    exhibitor = ExhibitorFactory(owner=lena)
    goal = GoalFactory(exhibitor=exhibitor, edition=edition, dimension="sales", weight=80)
    made = PlanTemplate(name="Everybody")
    db.session.add(made)
    saved(made, row("Rigging", skill_id=skill.id, dimension="sales"), row("Call"))
    applying.apply_to_one(ParticipationFactory(edition=edition, exhibitor=exhibitor), made.id)
    found = db.session.query(PlanItem).order_by(PlanItem.title.desc())
    assert [(item.owner_id, item.goal_id) for item in found] == [(jonas.id, goal.id), (lena.id, None)]


def test_an_owner_who_left_gets_nothing_new(edition):
    made = PlanTemplate(name="Everybody")
    db.session.add(made)
    saved(made, row("Call"))
    gone = ExhibitorFactory(owner=PersonFactory(active=False))
    applying.apply_to_one(ParticipationFactory(edition=edition, exhibitor=gone), made.id)
    assert db.session.query(PlanItem).one().owner_id is None


def test_saving_a_template_leads_to_the_offer_and_the_page_brings_plans_up(edition, template, sign_in):
    browser = sign_in("organiser")
    page = browser.get(f"/plans/templates/{template.id}/changes?edition={edition.id}").text
    assert all(word in page for word in ("Passes by mail", "Thanks", "All 2 plans"))
    address = f"/plans/templates/{template.id}/changes/{edition.id}"
    assert browser.post(address, data={"which": "chosen"}).status_code == 422
    done = browser.post(address, data={"change": keys(edition, template)}, follow_redirects=True).text
    assert "2 plans are brought up to date." in done
    undo = done.split('action="/plans/templates/changes/')[1].split('"')[0]
    browser.post(f"/plans/templates/changes/{undo}")
    assert behind.waiting(edition.id, template.id) == 2
    assert browser.post(f"/plans/templates/changes/{undo}").status_code == 409
