"""Letters of the risk strategy: from a template, approved by another, sent once, kept in the timeline."""

from datetime import timedelta

import pytest

from classification import assessing
from classification.letters import wording, writing
from classification.letters.models import LetterKind, RiskLetter, RiskTemplate
from classification.letters.standard import STANDARD
from exhibitors.interaction import Interaction
from foundation.database import db
from foundation.languages import LANGUAGES
from foundation.mail import Mail
from staff.models import Role
from tests.factories.companies import ContactFactory
from tests.factories.people import PersonFactory


@pytest.fixture
def contact(portfolio):
    return ContactFactory(exhibitor=portfolio[0], name="Anna Weiss")


@pytest.fixture
def letter(contact):
    until = assessing.today() + timedelta(days=20)
    return writing.write(contact.exhibitor, contact, "prepay", "en", until, PersonFactory())


def test_every_kind_has_a_sound_template_in_every_language():
    assert set(STANDARD) == {(kind, language) for kind in LetterKind for language in LANGUAGES}
    assert not [words for pair in STANDARD.values() for words in pair if wording.unknown(words)]


@pytest.mark.parametrize("wrong", ["Dear {name}", "{", "}", "{ exhibitor }", "{}"])
def test_a_placeholder_that_nothing_fills_is_refused(portfolio, sign_in, wrong):
    page = "/classes/letters/templates/end/en"
    answer = sign_in(Role.MANAGER).post(page, data={"subject": "The end", "body": wrong})
    assert (answer.status_code, db.session.query(RiskTemplate).count()) == (422, 0)


def test_a_letter_begins_with_the_organisers_own_words(contact, sign_in):
    browser = sign_in(Role.MANAGER)
    page = "/classes/letters/templates/end/en"
    browser.post(page, data={"subject": "Good-bye {exhibitor}", "body": "{contact}, {until}"})
    until = (assessing.today() + timedelta(days=9)).isoformat()
    asked = {"kind": "end", "language": "en", "contact_id": contact.id, "until": until}
    browser.post(f"/classes/letters/to/{contact.exhibitor_id}", data=asked)
    written = db.session.query(RiskLetter).one()
    assert written.subject == f"Good-bye {contact.exhibitor.name}"
    assert written.body.startswith("Anna Weiss, ")


def test_a_manager_approves_what_another_wrote_and_it_is_sent_and_kept(letter, sign_in):
    browser = sign_in(Role.MANAGER)
    answers = [
        browser.post(f"/classes/letters/{letter.id}/approve", data={"version": letter.version}).status_code
        for _ in range(2)
    ]
    assert answers == [302, 409]
    assert db.session.query(Mail).one().recipient == letter.contact.email
    assert db.session.query(Interaction).one().summary == letter.subject


@pytest.mark.parametrize(("field", "value"), [("contact_id", None), ("body", "{until}")])
def test_letters_to_nobody_and_unfilled_ones_are_not_sent(letter, sign_in, field, value):
    browser = sign_in(Role.MANAGER)
    setattr(letter, field, value)
    db.session.commit()
    answer = browser.post(f"/classes/letters/{letter.id}/approve", data={"version": letter.version})
    assert (answer.status_code, db.session.query(Mail).count()) == (422, 0)


def test_nobody_approves_an_own_letter(letter, sign_in):
    letter.written_by.role = Role.MANAGER
    browser = sign_in(letter.written_by)
    answer = browser.post(f"/classes/letters/{letter.id}/approve", data={"version": letter.version})
    assert (answer.status_code, db.session.query(Mail).count()) == (422, 0)


def test_a_letter_changed_since_it_was_read_is_not_sent(letter, sign_in):
    answer = sign_in(Role.MANAGER).post(f"/classes/letters/{letter.id}/approve", data={"version": 9})
    assert (answer.status_code, db.session.query(Mail).count()) == (409, 0)


def test_a_refused_letter_says_why_and_stays_as_it_is(letter, sign_in):
    browser = sign_in(Role.MANAGER)
    browser.post(f"/classes/letters/{letter.id}/refuse", data={"note": "They have paid"})
    assert "They have paid" in browser.get(f"/classes/letters/{letter.id}").text
    again = browser.post(f"/classes/letters/{letter.id}", data={"subject": "x", "body": "y", "version": 2})
    assert (again.status_code, letter.state) == (409, "refused")


def test_letters_are_listed_by_their_state(letter, sign_in):
    browser = sign_in(Role.STAFF)
    assert letter.subject in browser.get("/classes/letters/?state=waiting").text
    assert letter.subject not in browser.get("/classes/letters/?state=sent").text


def test_staff_write_and_do_not_approve(letter, sign_in):
    browser = sign_in(Role.STAFF)
    assert browser.get(f"/classes/letters/to/{letter.exhibitor_id}").status_code == 200
    assert browser.post(f"/classes/letters/{letter.id}/approve").status_code == 403
