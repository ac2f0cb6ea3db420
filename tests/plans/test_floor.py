"""The show floor on a phone: one hall by stands; a tick counts from when it was made, and once."""

from datetime import UTC, datetime, timedelta

import pytest

from exhibitors.participation import Stand
from foundation import clock
from foundation.database import db
from plans import floor
from plans.models import PlanItem
from tests.factories.plans import PlanItemFactory
from tests.factories.shows import HallFactory

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
JSON = {"Accept": "application/json"}


@pytest.fixture
def item(edition, plan):
    made, hall = plan(edition), HallFactory(name="Hall 4")
    db.session.add(Stand(participation=made.participation, hall=hall, number="B12"))
    on_site = {"plan": made, "phase": "show_days", "due_on": clock.today()}
    PlanItemFactory(plan=made, title="Before the show", due_on=clock.today())
    item = PlanItemFactory(title="Visit the stand", **on_site)
    db.session.commit()
    return item


def test_a_hall_is_walked_stand_by_stand_with_what_is_open_on_site(edition, item, sign_in):
    page = sign_in("staff").get(f"/plans/floor/?edition={edition.id}").text
    assert all(text in page for text in ("Hall 4", "B12", "Kessler Antriebe", "Visit the stand"))
    assert "Before the show</span>" not in page


def test_a_tick_that_waited_counts_from_when_it_was_made_and_is_taken_once(item, lena, sign_in):
    browser, at = sign_in(lena), clock.now() - timedelta(hours=3)
    sent = [browser.post(f"/plans/floor/items/{item.id}", data={"at": at.isoformat()}, headers=JSON)]
    sent.append(browser.post(f"/plans/floor/items/{item.id}", data={"at": at.isoformat()}, headers=JSON))
    assert [answer.status_code for answer in sent] == [200, 200]
    assert db.session.get(PlanItem, item.id, populate_existing=True).delivered_at == at


def test_whoever_comes_second_is_told_who_was_first(item, lena, sign_in):
    sign_in(lena).post(f"/plans/floor/items/{item.id}", headers=JSON)
    answer = sign_in("staff").post(f"/plans/floor/items/{item.id}", headers=JSON)
    told = {"text": "Already delivered by Lena Wagner.", "settled": True}
    assert (answer.status_code, answer.json) == (409, told)


def test_without_a_script_a_tick_is_an_ordinary_form(item, sign_in):
    assert sign_in("staff").post(f"/plans/floor/items/{item.id}").location == "/plans/floor/"


@pytest.mark.parametrize(
    "stamp", ["", "nonsense", "2026-05-12T08:00:00", "2027-01-01T00:00:00Z", "2026-01-01T00:00:00Z"]
)
def test_a_time_that_cannot_be_counts_as_now(stamp):
    assert floor.ticked_at(stamp, NOW) == NOW
