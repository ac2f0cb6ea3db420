"""A letter to the main contacts of a list: who gets it, as it is read, and taken back in time."""

import pytest
from sqlalchemy import select

from exhibitors.bulk.letters import Letter
from exhibitors.interaction import Interaction
from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from tests.factories.companies import ContactFactory, ExhibitorFactory

DATA = {"all": "1", "subject": "News for {company}", "body": "Hello {contact},\ncome again!"}


def reader(**values):
    return ContactFactory(exhibitor=ExhibitorFactory(name="Adler"), name="Ana", main=True, **values)


def mails():
    return db.session.scalars(select(Mail).order_by(Mail.id)).all()


def test_it_is_shown_before_it_is_sent(sign_in):
    reader()
    browser = sign_in("organiser")
    page = browser.post("/exhibitors/mail", data=DATA).text
    assert "News for Adler" in page
    assert "Hello Ana," in page
    assert mails() == []


def test_every_main_contact_gets_one_with_the_names_put_in(sign_in):
    contact, other = reader(), ContactFactory(main=True)
    ContactFactory(exhibitor=contact.exhibitor)
    sign_in("organiser").post("/exhibitors/mail", data=DATA | {"send": "1"})
    found = {mail.recipient: mail for mail in mails()}
    assert found.keys() == {contact.email, other.email}
    mine = found[contact.email]
    assert (mine.subject, mine.body) == ("News for Adler", "Hello Ana,\ncome again!")
    assert len({mail.message_id for mail in mails()}) == 2
    talk = db.session.scalars(select(Interaction).where(Interaction.contact_id == contact.id)).one()
    assert (talk.kind, talk.summary) == ("mail", "News for Adler")


@pytest.mark.parametrize(
    "values", [{"surveys_refused_at": clock.now()}, {"bounced_at": clock.now()}, {"email": None}]
)
def test_who_refused_or_cannot_be_reached_is_left_out(sign_in, values):
    reader(**values)
    page = sign_in("organiser").post("/exhibitors/mail", data=DATA | {"send": "1"}).text
    assert "Nobody can be written to" in page
    assert mails() == []


def test_only_who_is_in_the_list_gets_it(sign_in):
    reader()
    page = sign_in("organiser").post("/exhibitors/mail?country=CN", data=DATA | {"send": "1"}).text
    assert "Nobody can be written to" in page


@pytest.mark.parametrize("wrong", [{"subject": ""}, {"body": "Hello {name}"}, {"subject": "{}"}])
def test_an_unfinished_letter_is_refused(sign_in, wrong):
    reader()
    answer = sign_in("organiser").post("/exhibitors/mail", data=DATA | {"send": "1"} | wrong)
    assert (answer.status_code, mails()) == (422, [])


def test_it_is_taken_back_while_it_waits(sign_in):
    reader()
    ContactFactory(main=True)
    browser = sign_in("organiser")
    browser.post("/exhibitors/mail", data=DATA | {"send": "1"})
    mails()[0].state = "sent"
    db.session.commit()
    letter = db.session.scalars(select(Letter)).one()
    assert browser.post(f"/exhibitors/letters/{letter.id}/undo").status_code == 302
    assert [mail.state for mail in mails()] == ["sent"]
    assert len(db.session.scalars(select(Interaction)).all()) == 1
    assert browser.post(f"/exhibitors/letters/{letter.id}/undo").status_code == 409


def test_it_waits_before_it_leaves(sign_in):
    reader()
    sign_in("organiser").post("/exhibitors/mail", data=DATA | {"send": "1"})
    assert mails()[0].due_at > clock.now()


def test_staff_may_not_write_to_everybody(sign_in):
    assert sign_in("staff").post("/exhibitors/mail", data=DATA).status_code == 403
