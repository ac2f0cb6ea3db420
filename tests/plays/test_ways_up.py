"""Ways up as tasks, moves of a month, and strategies in full."""

from datetime import timedelta

import pytest

from classification import assessing, ways_up
from classification.models import MoveNote, Strategy
from foundation.database import db
from plans.task import Task
from staff.models import Role
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import came, editions
from tests.factories.people import PersonFactory


@pytest.fixture
def acme(app):
    """One that took part, assessed transactional a month ago."""
    exhibitor = ExhibitorFactory(name="Acme", owner=PersonFactory(name="Mia"))
    came(exhibitor, *editions(2, last=assessing.today() - timedelta(days=40)), price_minor=100_000)
    db.session.commit()
    return exhibitor


def test_a_way_up_starts_once_and_belongs_to_the_exhibitors_owner(acme):
    due = assessing.today() + timedelta(days=14)
    assert ways_up.start([acme.id], "Show the larger stands", due, None, None) == 1
    assert ways_up.start([acme.id], "Again", due, None, None) == 0
    assert db.session.query(Task).one().owner.name == "Mia"
    assert [step.title for step in ways_up.in_work([acme.id])[acme.id]] == ["Show the larger stands"]


def test_steps_are_started_from_the_list(acme, sign_in):
    step = {"exhibitor": acme.id, "title": "Meet", "due_on": assessing.today().isoformat(), "owner_id": ""}
    browser = sign_in(Role.STAFF)
    assert browser.post("/classes/upgrades/start", data=step).status_code == 302
    assert db.session.query(Task).one().title == "Meet"
    late = step | {"due_on": "2020-01-01"}
    assert browser.post("/classes/upgrades/start", data=late).status_code == 422
    assert browser.post("/classes/upgrades/start", data=step | {"exhibitor": ""}).status_code == 422


def test_a_move_is_shown_in_its_month_and_keeps_a_note(acme, sign_in):
    assessing.assess_all(assessing.today() - timedelta(days=1))
    db.session.commit()
    browser = sign_in(Role.MANAGER)
    until = (assessing.today() + timedelta(days=30)).isoformat()
    by_hand = {"relationship_class": "strategic", "reason": "Joint plan", "ends_on": until}
    browser.post(f"/classes/exhibitors/{acme.id}/override", data=by_hand)
    page = browser.get("/classes/moves").text
    assert "Acme" in page
    number = int(page.split("/classes/moves/")[1].split("/")[0])
    browser.post(f"/classes/moves/{number}/note", data={"note": "Two years of visits"})
    assert "Two years of visits" in browser.get("/classes/moves").text
    assert browser.post(f"/classes/moves/{number}/note", data={"note": ""}).status_code == 422
    assert db.session.query(MoveNote).count() == 1


@pytest.mark.parametrize("month", ["", "2026-13", "x", "0001-01", "9999-12"])
def test_a_month_that_is_none_is_this_one(app, sign_in, month):
    assert sign_in(Role.STAFF).get("/classes/moves", query_string={"month": month}).status_code == 200


def test_a_strategy_says_what_to_stop_doing(app, sign_in):
    data = {
        "text_en": "Ask first.",
        "hours_per_edition": 3,
        "stop_doing_en": "Circulars",
        "contact_every_days": "",
    }
    sign_in(Role.MANAGER).post("/classes/strategies/key", data=data)
    assert db.session.query(Strategy).one().details["stop_doing"]["en"] == "Circulars"
