"""After closing, the contact is asked once whether the fix worked; its word is shown, counts, may reopen."""

import pytest
from sqlalchemy import func, select

from complaints import actions, tasks
from complaints.ratings import by_owner
from complaints.recovery import RecoverySurvey
from foundation import clock
from foundation.database import db, unit_of_work
from foundation.mail import Mail
from surveys.models import Invitation, Survey
from surveys.submitting import submit
from tests.factories.companies import ContactFactory
from tests.factories.complaints import ComplaintFactory
from tests.factories.people import PersonFactory


def closed(**contact):
    person = ContactFactory(**contact)
    complaint = ComplaintFactory(
        contact=person,
        exhibitor=person.exhibitor,
        state="accepted",
        owner=PersonFactory(),
        answered_at=clock.now(),
    )
    actions.close(complaint, None, decision="Power is back")
    db.session.commit()
    return complaint


def invitation() -> Invitation:
    return db.session.scalars(select(Invitation).order_by(Invitation.id.desc())).first()


def answer(**answers) -> None:
    with unit_of_work():
        submit(invitation(), answers)


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


def test_the_contact_of_a_closed_complaint_is_asked_once_by_mail(app):
    closed(name="Ada", language="zh_CN")
    assert [tasks.follow_up(), tasks.follow_up()] == [1, 0]
    mail = db.session.scalars(select(Mail).where(Mail.purpose.like("invitation:%"))).one()
    assert mail.subject.startswith("问题解决了吗？")
    assert f"/s/{invitation().token}" in mail.body


@pytest.mark.parametrize("kept", ["surveys_refused_at", "bounced_at"])
def test_who_wants_no_surveys_or_cannot_be_reached_is_not_asked(app, kept):
    closed(**{kept: clock.now()})
    assert tasks.follow_up() == 0


def test_two_complaints_of_one_contact_are_two_questions_in_two_surveys(app):
    one = closed()
    other = ComplaintFactory(
        contact=one.contact, exhibitor=one.exhibitor, edition=one.edition, state="contested"
    )
    actions.close(other, None, decision="No")
    db.session.commit()
    assert tasks.follow_up() == 2
    assert (count(Survey), count(RecoverySurvey)) == (2, 2)


def test_a_good_answer_is_the_exhibitors_word_and_stands_in_the_staff_rating(app):
    complaint = closed()
    tasks.follow_up()
    answer(recovered=5, fair_outcome=6)
    assert tasks.follow_up() == 1
    assert (complaint.resolution.recovered, complaint.state) == (5, "closed")
    assert by_owner()[complaint.owner_id].recovered == 5


def test_a_bad_answer_opens_the_complaint_again_with_what_is_left(app):
    complaint = closed()
    tasks.follow_up()
    answer(recovered=2, left_open="Still no power")
    tasks.follow_up()
    assert (complaint.state, complaint.reopened) == ("investigated", 1)
    assert complaint.steps[-1].note == "Still no power"
    assert tasks.follow_up() == 0


def test_closed_again_it_is_asked_again_and_the_first_word_changes_nothing_any_more(app):
    complaint = closed()
    tasks.follow_up()
    actions.reopen(complaint, None, "Called")
    for state in ("answered", "accepted"):
        actions.step(complaint, state, None)
    actions.close(complaint, None, decision="Now it works")
    db.session.commit()
    answer(recovered=1)
    tasks.follow_up()
    assert (complaint.state, complaint.resolution.recovered) == ("closed", None)
    assert count(RecoverySurvey) == 2


def test_the_answer_is_on_the_complaints_page(sign_in):
    complaint = closed()
    tasks.follow_up()
    page = f"/complaints/{complaint.id}"
    client = sign_in("organiser")
    assert "No answer yet." in client.get(page).text
    answer(recovered=4, fair_treatment=7, left_open="One lamp")
    text = client.get(page).text
    assert "One lamp" in text
    assert "We were treated honestly and with respect." in text
