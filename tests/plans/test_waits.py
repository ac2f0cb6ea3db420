"""What promises of a template wait for: checked for circles, in running plans, offered and taken back."""

from datetime import date

import pytest

from foundation.database import db
from plans import applying, behind, updating, versions
from plans.models import PlanItem, PlanTemplate
from plans.templates import copy_of, set_items
from tests.factories.companies import ParticipationFactory
from tests.factories.shows import EditionFactory


def row(title, **values):
    return {"phase": "before", "title": title, "anchor": "start", "offset_days": -30, "hours": 1.0} | values


def saved(template, *rows):
    set_items(template, rows)
    versions.keep(template, None)
    return [item.id for item in template.items]


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2099, 5, 11))


@pytest.fixture
def template(edition):
    """Made and applied to two exhibitors: the handover waits for the build, which comes later in the list."""
    made = PlanTemplate(name="Everybody")
    db.session.add(made)
    saved(made, row("Handover", after=1), row("Build"))
    for _ in range(2):
        ParticipationFactory(edition=edition)
    applying.apply_to_all(edition)
    return made


def waits():
    db.session.expire_all()
    found = db.session.query(PlanItem).order_by(PlanItem.plan_id, PlanItem.title)
    return [
        (one.title, one.after and one.after.title, one.after and one.after.plan_id == one.plan_id)
        for one in found
    ]


def test_plans_wait_as_their_template_says_each_within_itself(template):
    assert waits() == [("Build", None, None), ("Handover", "Build", True)] * 2
    assert [item.after_id for item in copy_of(template).items][1] is None


def test_a_changed_wait_is_offered_taken_over_and_taken_back(edition, template):
    handover, build = (item.id for item in template.items)
    saved(template, row("Build", id=build), row("Handover", id=handover, after=2), row("Power", after=0))
    keys = [one.change.key for one in behind.offered(edition.id, template.id)]
    made = updating.bring_up(edition, template, keys)
    assert set(waits()) == {("Handover", "Power", True), ("Build", None, None), ("Power", "Build", True)}
    updating.take_back(made)
    assert waits() == [("Build", None, None), ("Handover", "Build", True)] * 2


def test_no_plan_comes_to_wait_in_a_circle_with_what_was_set_by_hand(edition, template):
    handover, build = (item.id for item in template.items)
    saved(template, row("Handover", id=handover), row("Build", id=build))
    updating.bring_up(edition, template, [f"changed-{handover}"])
    by_hand = db.session.query(PlanItem).filter_by(title="Handover").order_by(PlanItem.plan_id).first()
    by_hand.after_id = db.session.query(PlanItem).filter_by(title="Build", plan_id=by_hand.plan_id).one().id
    db.session.flush()
    saved(template, row("Handover", id=handover), row("Build", id=build, after=0))
    updating.bring_up(edition, template, [f"changed-{build}"])
    assert waits()[:2] == [("Build", None, None), ("Handover", "Build", True)]
    assert waits()[2:] == [("Build", "Handover", True), ("Handover", None, None)]
