"""Erasing a person reaches mails that belong to no exhibitor, numbers told elsewhere, notes and old cards."""

from datetime import timedelta

import pytest

from classification import assessing, monthly_moves
from classification.models import Assessment, MoveNote
from complaints.mailbox.models import IncomingMail
from exhibitors.actions import save
from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from overview.erasing import erase
from surveys.afterwards.models import CallWish
from surveys.doors.models import Door, DoorKind
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.complaints import ComplaintFactory
from tests.factories.database import everything
from tests.factories.judged import came, editions
from tests.factories.mails import MailFactory
from tests.factories.surveys import InvitationFactory


@pytest.fixture
def anna(app):
    """Somebody whose address and number are known from what they sent."""
    company = save(ExhibitorFactory.build(name="Kessler Antriebe"))
    return ContactFactory(exhibitor=company, name="Anna Weiß", email="a.weiss@kessler.example")


def _came_in(**values):
    said = {"key": values["sender"][::-1], "arrived_at": clock.now(), "subject": "Hall 3", "text": "Cold"}
    db.session.add(IncomingMail(**{**said, **values}))


def test_mails_that_belong_to_nobody_forget_their_sender(anna):
    _came_in(sender="A.Weiss@kessler.example", sender_name="Anna Weiß", text="Call Anna Weiß")
    _came_in(sender="helper@agency.example", text="Ask a.weiss@kessler.example")
    _came_in(sender="other@weber.example", sender_name="Anna Weiß of Weber")
    erase(anna, None)
    assert ("a.weiss" in everything().casefold(), "Anna Weiß of Weber" in everything()) == (False, True)


def test_a_number_given_for_a_call_goes_from_the_complaint_too(anna):
    db.session.add(CallWish(invitation=InvitationFactory(contact=anna), phone="+49 711 9044-0"))
    asked = "Asks to be called: +49 711 90440, mornings"
    ComplaintFactory(exhibitor=anna.exhibitor, description=asked, state="closed", closed_at=clock.now())
    erase(anna, None)
    assert "711 9044" not in everything()


def test_mails_to_staff_forget_whom_they_quote_and_others_stay(anna):
    ours = MailFactory(
        recipient="lena@fair.example", subject="A call", body="Anna Weiß of Kessler Antriebe waits"
    )
    other = MailFactory(recipient="lena@fair.example", body="Anna Weiß of Weber Pumps waits")
    erase(anna, None)
    bodies = [db.session.get_one(Mail, one.id).body for one in (ours, other)]
    assert bodies == ["[erased] of Kessler Antriebe waits", "Anna Weiß of Weber Pumps waits"]


def test_a_note_on_a_move_forgets_the_person(anna):
    came(anna.exhibitor, *editions(1, last=assessing.today() - timedelta(days=40)))
    assessing.assess_all(assessing.today())
    monthly_moves.note(db.session.query(Assessment).one(), "Anna Weiß left", None)
    erase(anna, None)
    assert db.session.query(MoveNote).one().note == "[erased] left"


def test_a_card_leads_nowhere_any_more(anna, client):
    answered = InvitationFactory(contact=anna, answered_at=clock.now())
    card = {"kind": DoorKind.CARD, "code": "22222-33333", "invitation": answered}
    db.session.add(Door(survey=answered.survey, **card))
    erase(anna, None)
    assert client.get("/q/22222-33333").status_code == 404
