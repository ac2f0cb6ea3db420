"""A promise that waits for an open one is not kept before it, unless somebody says so."""

import pytest

from foundation.database import db
from plans import keeping
from plans.models import ItemState, PlanItem
from plans.order import too_early
from tests.factories.people import PersonFactory
from tests.factories.plans import PlanItemFactory, ServicePlanFactory


@pytest.fixture
def chain(app):
    """Return three promises, each waiting for the one before."""
    plan = ServicePlanFactory()
    first = PlanItemFactory(plan=plan, title="Rigging plan")
    second = PlanItemFactory(plan=plan, title="Rigging", after_id=first.id)
    third = PlanItemFactory(plan=plan, title="Lights", after_id=second.id)
    db.session.commit()
    return first, second, third


@pytest.mark.parametrize(
    ("chosen", "open_ones", "held"),
    [
        ({2: 1}, {1}, {2}),
        ({2: 1}, set(), set()),
        ({1: None, 2: 1, 3: 2}, {1, 2}, set()),
        ({2: 1, 3: 2}, {1, 2}, {2, 3}),
    ],
)
def test_what_waits_for_an_open_one_is_held_unless_both_are_kept_together(chosen, open_ones, held):
    assert too_early(chosen, open_ones) == held


def test_of_several_only_those_are_kept_that_wait_for_nothing_else(chain):
    first, second, third = chain
    lena = PersonFactory()
    assert keeping.deliver_all([second.id, third.id], lena.id) == 0
    assert keeping.deliver_all([first.id, second.id, third.id], lena.id) == 3


def test_a_tick_before_its_time_is_refused_with_the_reason_and_can_be_forced(chain, sign_in):
    _first, second, _third = chain
    browser, address = sign_in("staff"), f"/plans/items/{second.id}/deliver"
    refused = browser.post(address)
    assert refused.status_code == 409
    assert "“Rigging” waits for “Rigging plan”, which is still open." in refused.text
    assert browser.post(address, data={"early": "1"}).status_code == 302
    assert db.session.get(PlanItem, second.id, populate_existing=True).state == ItemState.DELIVERED


def test_the_floor_keeps_a_tick_before_its_time_as_a_conflict(chain, sign_in):
    _first, second, _third = chain
    told = sign_in("staff").post(
        f"/plans/floor/items/{second.id}", headers={"Accept": "application/json"}, data={}
    )
    assert (told.status_code, "still open" in told.json["text"]) == (409, True)


def test_selected_ones_that_wait_stay_open_and_are_counted(chain, sign_in):
    first, _second, third = chain
    data = {"item": [first.id, third.id]}
    page = sign_in("staff").post("/plans/my-day/deliver", data=data, follow_redirects=True).text
    assert "1 promise is delivered." in page
    assert "1 promise stays open" in page
