"""One plan: started, ticked, confirmed, dropped, edited."""

import pytest

from foundation.database import db
from plans.models import PlanItem
from tests.factories.companies import ParticipationFactory
from tests.factories.plans import (
    PlanItemFactory,
    TemplateItemFactory,
)


def fresh(item):
    return db.session.get(PlanItem, item.id, populate_existing=True)


def test_a_plan_is_started_from_a_template(edition, sign_in):
    template = TemplateItemFactory(title="Welcome call").template
    taking_part = ParticipationFactory(edition=edition)
    browser = sign_in("staff")
    assert f'value="{template.id}" selected' in browser.get(f"/plans/{taking_part.id}").text
    answer = browser.post(
        f"/plans/{taking_part.id}/start", data={"template": template.id}, follow_redirects=True
    )
    assert "Welcome call" in answer.text
    assert browser.post(f"/plans/{taking_part.id}/start").status_code == 409


def test_a_plan_for_a_cancelled_participation_is_refused(edition, sign_in):
    away = ParticipationFactory(edition=edition, status="cancelled")
    answer = sign_in("staff").post(f"/plans/{away.id}/start")
    assert answer.status_code == 422
    assert "A plan is for an exhibitor that comes." in answer.text


def test_a_tick_delivers_and_the_second_is_told_who_was_faster(edition, lena, sign_in, plan):
    item = PlanItemFactory(plan=plan(edition))
    assert sign_in(lena).post(f"/plans/items/{item.id}/deliver").status_code == 302
    address, second = f"/plans/items/{item.id}/deliver", sign_in("staff")
    assert second.post(address).status_code == 409
    part = second.post(address, headers={"HX-Request": "true"}, follow_redirects=True)
    assert "Already delivered by Lena Wagner." in part.text
    assert f'id="item-{item.id}"' in part.text
    assert fresh(item).delivered_by_id == lena.id


def test_confirm_and_undo_go_one_step_each(edition, sign_in, plan):
    item = PlanItemFactory(plan=plan(edition))
    browser = sign_in("staff")
    for step in ("deliver", "confirm", "undo/confirmed", "undo/delivered"):
        assert browser.post(f"/plans/items/{item.id}/{step}").status_code == 302
    assert fresh(item).state == "promised"
    assert browser.post(f"/plans/items/{item.id}/undo/delivered").status_code == 409
    assert browser.post(f"/plans/items/{item.id}/undo/promised").status_code == 404


def test_dropping_needs_a_reason(edition, sign_in, plan):
    item = PlanItemFactory(plan=plan(edition))
    browser = sign_in("staff")
    assert browser.post(f"/plans/items/{item.id}/drop", data={"reason": " "}).status_code == 422
    assert browser.post(f"/plans/items/{item.id}/drop", data={"reason": "Own furniture"}).status_code == 302
    assert "Own furniture" in browser.get(f"/plans/{item.plan.participation_id}").text


def test_a_special_request_is_added_by_hand(edition, lena, sign_in, plan):
    one = plan(edition)
    data = {"title": "Two parking permits", "phase": "build_up", "due_on": edition.starts_on.isoformat()}
    data |= {"owner_id": str(lena.id), "hours": "0.5", "hours_spent": "", "special_request": "y"}
    answer = sign_in("staff").post(
        f"/plans/{one.participation_id}/items/new", data=data, follow_redirects=True
    )
    assert "Special request" in answer.text
    item = db.session.query(PlanItem).one()
    assert (item.owner_id, item.hours, item.hours_spent, item.special_request) == (lena.id, 0.5, 0, True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"due_on": "2026-02-30"},
        {"due_on": "1999-01-01"},
        {"hours": "-1"},
        {"hours": "many"},
        {"title": ""},
        {"phase": "never"},
        {"owner_id": "999999"},
        {"owner_id": "x"},
    ],
)
def test_nonsense_is_refused_and_changes_nothing(edition, sign_in, wrong, plan):
    item = PlanItemFactory(plan=plan(edition), due_on=edition.starts_on)
    data = {"title": "Changed", "phase": "before", "due_on": edition.starts_on.isoformat(), "version": "1"}
    answer = sign_in("staff").post(f"/plans/items/{item.id}/edit", data=data | wrong)
    assert answer.status_code == 422
    assert fresh(item).title == "Meeting room, three days"


def test_an_edit_over_a_delivery_is_stale(edition, sign_in, plan):
    item = PlanItemFactory(plan=plan(edition))
    browser = sign_in("staff")
    browser.post(f"/plans/items/{item.id}/deliver")
    data = {"title": "Changed", "phase": "before", "due_on": edition.starts_on.isoformat(), "version": "1"}
    assert browser.post(f"/plans/items/{item.id}/edit", data=data).status_code == 409
