"""A contact may see what is held on them and be forgotten everywhere, but not while a complaint is open."""

import io
import json
import zipfile

import pytest

from complaints.models import Complaint
from exhibitors.actions import save
from exhibitors.field_change import FieldChange
from exhibitors.interaction import Interaction
from exhibitors.models import Contact
from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from overview.erasing import erase
from overview.erasure import Erasure
from overview.known_as import KnownAs
from overview.scrubbing import MARK, Scrubber
from surveys.models import Invitation
from surveys.response import Response
from tests.factories.companies import ContactFactory, ExhibitorFactory, InteractionFactory
from tests.factories.complaints import ComplaintFactory
from tests.factories.database import everything
from tests.factories.judged import ResponseFactory
from tests.factories.mails import MailFactory
from tests.factories.surveys import InvitationFactory

CLOSED = {"state": "closed", "closed_at": clock.now()}


@pytest.fixture
def anna(app) -> Contact:
    """Somebody of whom every room knows something."""
    company = save(ExhibitorFactory.build(name="Kessler Antriebe"))
    contact = ContactFactory(
        exhibitor=company, name="Anna Weiß", email="a.weiss@kessler.example", phone="+49 711 90"
    )
    said = {"exhibitor": company, "contact": contact}
    InteractionFactory(**said, summary="Ms Weiß called", body="Write to A.WEISS@kessler.example")
    ComplaintFactory(**said, title="Anna Weiß had no power", **CLOSED)
    ResponseFactory(**said, comment="Thanks, Anna Weiß")
    InvitationFactory(contact=contact)
    MailFactory(recipient=contact.email, subject="Hello Anna Weiß", state="sent", sent_at=clock.now())
    MailFactory(recipient=contact.email, subject="Reminder", state="queued")
    contact.job_title = "Buyer"
    db.session.commit()
    return contact


def test_all_that_is_held_is_exported(sign_in, anna):
    answer = sign_in("manager").get(f"/contacts/{anna.id}/personal-data.zip")
    packed = zipfile.ZipFile(io.BytesIO(answer.data)).read("personal-data.json")
    held = json.loads(packed)
    assert {"contact", "interaction", "complaint", "response", "invitation", "mail"} <= set(held)
    assert "token" not in held["invitation"][0]


def test_nothing_names_the_person_afterwards(anna):
    erase(anna, None)
    left = everything().casefold()
    assert [word for word in ("anna", "weiß", "wei\\u00df", "a.weiss@", "49 711") if word in left] == []


def test_what_was_said_stays_without_the_person(anna):
    erase(anna, None)
    assert db.session.query(Interaction).one().summary == f"Ms {MARK} called"
    assert db.session.query(Complaint).one().title == f"{MARK} had no power"
    assert db.session.query(Response).one().contact_id is None


def test_nobody_writes_to_them_any_more(anna):
    erase(anna, None)
    assert [mail.state for mail in db.session.query(Mail)] == ["sent"]
    assert (db.session.query(Invitation).count(), anna.surveys_refused_at is not None) == (0, True)


def test_that_it_was_done_is_on_record(sign_in, anna):
    sign_in("manager").post(f"/contacts/{anna.id}/erase", data={"sure": "y"})
    done = db.session.query(Erasure).one()
    assert (done.contact_id, done.person_id is not None, done.touched["mail"]) == (anna.id, True, 2)


def test_other_companies_keep_their_texts(anna):
    InteractionFactory(summary="Anna from next door")
    erase(anna, None)
    assert "Anna from next door" in everything()


def test_the_history_of_the_contact_forgets_the_values(anna):
    erase(anna, None)
    assert {(row.before, row.after) for row in db.session.query(FieldChange)} == {(None, None)}


def test_an_open_complaint_stands_in_the_way(sign_in, anna):
    ComplaintFactory(exhibitor=anna.exhibitor, contact=anna, number="C-2026-0042")
    answer = sign_in("manager").post(f"/contacts/{anna.id}/erase", data={"sure": "y"})
    assert (answer.status_code, "C-2026-0042" in answer.text, anna.name) == (409, True, "Anna Weiß")


def test_one_has_to_be_sure(sign_in, anna):
    assert sign_in("manager").post(f"/contacts/{anna.id}/erase").status_code == 422
    assert anna.name == "Anna Weiß"


def test_the_page_says_how_much_is_held_and_only_managers_see_it(sign_in, anna):
    assert "Survey responses" in sign_in("manager").get(f"/contacts/{anna.id}/personal-data").text
    assert sign_in("staff").get(f"/contacts/{anna.id}/personal-data").status_code == 403


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Anna Weiss, WEISS, Weiss, Anna", f"{MARK}, {MARK}, {MARK}"),
        ("Weissbier for anna-belle", "Weissbier for anna-belle"),
        ("Kessler asked", "Kessler asked"),
        ("mia.a@b.example, Joanna Weiss", f"mia.a@b.example, Joanna {MARK}"),
        ("call 0711/90-55-1 or +49 711 9055 1", f"call 0711/90-55-1 or {MARK}"),
    ],
)
def test_a_person_is_taken_out_of_a_text(text, left):
    scrubber = Scrubber(KnownAs(["Anna Weiss"], ["a@b.example"], ["+49 711 90551"]), ["Kessler GmbH"])
    assert scrubber.text(text) == left


def test_a_chinese_name_is_taken_out_as_a_whole():
    assert Scrubber(KnownAs(["王芳"], [], [])).text("王芳来电") == f"{MARK}来电"
