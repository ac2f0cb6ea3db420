"""A person's calendar under a secret address."""

from datetime import timedelta

import pytest

from foundation import clock
from foundation.database import db
from plans import feed
from tests.factories.plans import PlanItemFactory


@pytest.fixture
def address(lena):
    made = feed.renew(lena.id)
    db.session.commit()
    return f"/plans/calendar/{made.token}.ics"


def test_it_holds_my_open_promises_for_who_has_the_address(edition, lena, plan, client, address):
    day = clock.today() + timedelta(days=3)
    PlanItemFactory(plan=plan(edition, "Kessler, Antriebe"), title="Call", owner=lena, due_on=day)
    PlanItemFactory(plan=plan(edition), title="Not mine", due_on=day)
    answer = client.get(address)
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert "SUMMARY:Call · Kessler\\, Antriebe\r\n" in answer.text
    assert "Not mine" not in answer.text


def test_an_address_ends_when_it_is_renewed_or_taken_back(lena, client, sign_in, address):
    assert client.get(address).status_code == 200
    browser = sign_in(lena)
    browser.post("/plans/my-day/calendar")
    assert browser.get(address).status_code == 404
    newer = browser.get("/plans/my-day").text.split("/plans/calendar/")[1].split('"')[0]
    browser.post("/plans/my-day/calendar/revoke")
    assert browser.get(f"/plans/calendar/{newer}").status_code == 404


def test_the_calendar_of_a_person_who_left_is_closed(lena, client, address):
    lena.active = False
    db.session.commit()
    assert client.get(address).status_code == 404
