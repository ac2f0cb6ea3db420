from datetime import timedelta

import pytest
import time_machine

from exhibitors.assignment import Assignment, Duty
from foundation import clock
from foundation.database import db
from staff.models import Role
from tests.factories.companies import ExhibitorFactory
from tests.factories.people import PersonFactory

PATH = "/expertise/for-the-event"


@pytest.fixture
def bosch(app):
    """Tom's for 100 days, then Lena's."""
    with time_machine.travel(clock.now() - timedelta(days=100), tick=False):
        bosch = ExhibitorFactory(name="Bosch", owner=PersonFactory(name="Tom"))
    bosch.owner = PersonFactory(name="Lena")
    db.session.flush()
    return bosch


def stint_of(name):
    return next(one for one in db.session.query(Assignment) if one.person.name == name)


def test_the_new_owner_reads_what_the_former_left(sign_in, bosch):
    stint = stint_of("Tom")
    tom = sign_in(stint.person)
    assert "Bosch" in tom.get(f"{PATH}/handed-over").text
    tom.post(f"{PATH}/stints/{stint.id}/handover", data={"text": "Ask for Anna."})
    lena = sign_in(bosch.owner)
    assert "Ask for Anna." in lena.get(f"{PATH}/handed-over").text
    assert "Ask for Anna." in lena.get(f"/exhibitors/{bosch.id}").text


def test_nobody_else_writes_the_note(sign_in, bosch):
    address = f"{PATH}/stints/{stint_of('Tom').id}/handover"
    assert sign_in(Role.STAFF).post(address, data={"text": "x"}).status_code == 403
    assert sign_in(Role.MANAGER).post(address, data={"text": "x"}).status_code == 302


def test_a_deputy_serves_a_share_until_it_ends(sign_in, bosch):
    browser, jun = sign_in(Role.STAFF), PersonFactory(name="Jun")
    address, duty = f"{PATH}/exhibitors/{bosch.id}", {"person_id": jun.id, "duty": Duty.DEPUTY}
    assert browser.post(address, data=duty | {"share": 30}).status_code == 302
    assert "70 %" in browser.get(address).text
    assert browser.post(address, data=duty | {"share": 70}).status_code == 422
    browser.post(f"{PATH}/stints/{stint_of('Jun').id}/end")
    assert stint_of("Jun").until is not None


def test_who_left_gets_no_duty_and_an_owner_is_not_ended(sign_in, bosch):
    browser, gone = sign_in(Role.STAFF), PersonFactory(active=False)
    duty = {"person_id": gone.id, "duty": Duty.DEPUTY, "share": 30}
    assert browser.post(f"{PATH}/exhibitors/{bosch.id}", data=duty).status_code == 422
    assert browser.post(f"{PATH}/stints/{stint_of('Lena').id}/end").status_code == 409
