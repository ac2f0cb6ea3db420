"""An exhibitor can be deleted until it has paid or said something that must be kept."""

import pytest
from sqlalchemy import delete

from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation
from foundation.database import db
from tests.factories.companies import ContactFactory, ExhibitorFactory, ParticipationFactory
from tests.factories.judged import ResponseFactory


def test_an_exhibitor_goes_with_what_hangs_on_it(sign_in):
    contact = ContactFactory()
    ParticipationFactory(exhibitor=contact.exhibitor, price_minor=None)
    answer = sign_in("organiser").post(f"/exhibitors/{contact.exhibitor_id}/delete")
    assert answer.location == "/exhibitors/"
    assert [db.session.query(kind).count() for kind in (Exhibitor, Contact, Participation)] == [0, 0, 0]


@pytest.mark.parametrize("money", [{"price_minor": 1}, {"price_minor": None, "paid_minor": 1}])
def test_an_exhibitor_with_money_stays(sign_in, money):
    one = ParticipationFactory(**money)
    browser = sign_in("organiser")
    assert "stays on record" in browser.get(f"/exhibitors/{one.exhibitor_id}/delete").text
    assert browser.post(f"/exhibitors/{one.exhibitor_id}/delete").status_code == 409
    assert db.session.query(Exhibitor).count() == 1


def test_an_exhibitor_that_answered_stays(sign_in):
    exhibitor = ExhibitorFactory()
    ResponseFactory(exhibitor=exhibitor)
    assert sign_in("organiser").post(f"/exhibitors/{exhibitor.id}/delete").status_code == 409


def test_what_would_go_is_said_before(sign_in):
    contact = ContactFactory()
    page = sign_in("organiser").get(f"/exhibitors/{contact.exhibitor_id}/delete").text
    assert "Contacts: 1. Participations: 0. Notes, calls and meetings: 0." in page


def test_staff_may_not_delete(sign_in):
    assert sign_in("staff").post(f"/exhibitors/{ExhibitorFactory().id}/delete").status_code == 403


def test_the_number_of_a_deleted_exhibitor_is_given_to_nobody_else(app):
    gone = ExhibitorFactory().id
    db.session.execute(delete(Exhibitor).where(Exhibitor.id == gone))
    assert ExhibitorFactory().id > gone
