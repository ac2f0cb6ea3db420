"""A small complaint is weighed and answered in one go; what waits in the outbox is not called answered."""

import pytest

from complaints import answering, flow
from complaints.assessing import Weighed
from complaints.models import Complaint
from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from tests.factories.companies import ContactFactory
from tests.factories.complaints import ComplaintFactory
from tests.factories.people import PersonFactory

WEIGHED = Weighed(severity="low")


def test_a_small_complaint_is_answered_in_one_go(app):
    complaint, person = ComplaintFactory(contact=ContactFactory()), PersonFactory()
    assert answering.answer_now(complaint, WEIGHED, person, "It is lit now.")
    assert (complaint.state, complaint.owner, complaint.severity) == ("answered", person, "low")
    assert complaint.acknowledged_at
    assert complaint.assessment
    assert db.session.query(Mail).filter(Mail.body.contains("It is lit now.")).count() == 1


def test_without_an_address_it_is_kept_what_was_told(app):
    complaint = ComplaintFactory()
    assert not answering.answer_now(complaint, WEIGHED, PersonFactory(), "Told on the stand.")
    assert (complaint.state, complaint.steps[-1].note) == ("answered", "Told on the stand.")


def test_what_was_answered_is_not_answered_in_one_go_again(app):
    with pytest.raises(flow.IllegalStepError):
        answering.answer_now(ComplaintFactory(state="answered"), WEIGHED, PersonFactory(), "Again")


def test_what_was_acknowledged_without_a_mail_waits_for_none_to_be_sent(sign_in):
    complaint = ComplaintFactory(state="acknowledged", acknowledged_at=clock.now())
    page = sign_in("organiser").get(f"/complaints/{complaint.id}").text
    assert "Acknowledge by" in page
    assert "waiting to be sent" not in page


def test_an_answer_in_the_outbox_waits_to_be_sent_and_accepting_and_closing_are_one(sign_in):
    organiser, complaint = sign_in("organiser"), ComplaintFactory(contact=ContactFactory())
    data = {"how_severe": "low", "answer": "It is lit now.", "version": complaint.version}
    organiser.post(f"/complaints/{complaint.id}/answer-now", data=data)
    again = db.session.get_one(Complaint, complaint.id, populate_existing=True)
    assert "waiting to be sent" in organiser.get(f"/complaints/{complaint.id}").text
    data = {"decision": "Lit", "cause_id": "", "version": again.version}
    organiser.post(f"/complaints/{complaint.id}/close", data=data)
    assert db.session.get_one(Complaint, complaint.id, populate_existing=True).state == "closed"
