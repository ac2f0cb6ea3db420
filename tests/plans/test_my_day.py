"""One person over all editions."""

from datetime import UTC, datetime, timedelta

from foundation import clock
from tests.factories.plans import (
    PlanItemFactory,
)
from tests.factories.shows import EditionFactory


def test_my_day_holds_mine_over_all_editions_and_what_i_just_did(edition, lena, sign_in, plan):
    today = clock.today("Europe/Berlin")
    PlanItemFactory(plan=plan(edition), title="Call Kessler", owner=lena, due_on=today)
    PlanItemFactory(plan=plan(EditionFactory()), title="Visit Rossi", owner=lena, due_on=today)
    PlanItemFactory(
        plan=plan(EditionFactory()), title="Not yet", owner=lena, due_on=today + timedelta(days=30)
    )
    PlanItemFactory(plan=plan(EditionFactory()), title="Not mine", due_on=today)
    text = sign_in(lena).get("/plans/my-day").text
    shown = [title for title in ("Call Kessler", "Visit Rossi", "Not yet", "Not mine") if title in text]
    assert shown == ["Call Kessler", "Visit Rossi"]


def test_selected_items_are_delivered_together_and_undone_together(edition, lena, sign_in, plan):
    items = [PlanItemFactory(plan=plan(EditionFactory()), owner=lena) for _ in range(2)]
    browser = sign_in(lena)
    page = browser.post(
        "/plans/my-day/deliver", data={"item": [item.id for item in items]}, follow_redirects=True
    ).text
    assert "2 promises are delivered." in page
    undo = page.split('action="/plans/my-day/deliver/')[1].split('"')[0]
    assert (
        "2 promises are open again."
        in browser.post(f"/plans/my-day/deliver/{undo}", follow_redirects=True).text
    )


def test_selecting_nothing_delivers_nothing(lena, sign_in):
    page = sign_in(lena).post("/plans/my-day/deliver", data={"item": "x"}, follow_redirects=True).text
    assert "Nothing was delivered" in page


def test_a_delivered_item_of_the_last_day_can_be_undone_from_my_day(edition, lena, sign_in, plan):
    now = datetime.now(UTC)
    done = {"state": "delivered", "delivered_at": now, "delivered_on": now.date(), "delivered_by": lena}
    item = PlanItemFactory(plan=plan(edition), **done)
    browser = sign_in(lena)
    assert f"/plans/items/{item.id}/undo/delivered" in browser.get("/plans/my-day").text
    answer = browser.post(f"/plans/items/{item.id}/undo/delivered", data={"back": "/plans/my-day"})
    assert answer.location == "/plans/my-day"
