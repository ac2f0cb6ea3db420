"""An exhibitor complains from a link or the card on its stand, once, and is told only a number."""

from datetime import timedelta
from io import BytesIO

import pytest

from complaints.door import signing
from complaints.models import Complaint
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from tests.factories.companies import ContactFactory, ParticipationFactory, StandFactory
from tests.factories.shows import EditionFactory
from tests.factories.surveys import InvitationFactory, SurveyFactory


@pytest.fixture
def stand(app) -> Participation:
    """Somebody who takes part now."""
    today = clock.now().date()
    edition = EditionFactory(starts_on=today, ends_on=today + timedelta(days=2))
    return ParticipationFactory(edition=edition, status="contracted")


def link(stand: Participation) -> str:
    db.session.commit()
    return f"/c/{signing.token(stand.id)}"


def test_the_page_is_small_and_names_only_the_company(stand, client):
    ContactFactory(exhibitor=stand.exhibitor, name="Secret Person", email="secret@acme.example")
    page = client.get(link(stand))
    assert len(page.data) < 10_000
    assert stand.exhibitor.name in page.text
    assert "ecret" not in page.text
    assert "<script" not in page.text


def test_a_file_of_many_megabytes_is_refused_with_where_it_goes(stand, client):
    answer = client.post(
        link(stand), data={"what": "No power", "photo": (BytesIO(b"x" * 200_000), "photo.png")}
    )
    assert answer.status_code == 413
    assert "this form takes no files" in answer.text
    assert db.session.query(Complaint).count() == 0


def test_a_complaint_sent_twice_is_opened_once(stand, client):
    posted = {"what": "No power", "severity": "high", "name": "Ann", "reach": "1234", "once": "abc"}
    answers = [client.post(link(stand), data=posted) for _time in range(2)]
    assert [answer.status_code // 100 for answer in answers] == [3, 3]
    complaint = db.session.query(Complaint).one()
    assert (complaint.title, complaint.severity, complaint.source) == ("No power", "high", "link")
    assert complaint.description == "Ann, 1234"
    assert complaint.number in client.get(answers[0].location).text


@pytest.mark.parametrize("stands", [1, 2])
def test_the_complaint_names_the_stand_where_there_is_only_one(stand, client, stands):
    own = [StandFactory(participation=stand, number=f"A{n}") for n in range(stands)]
    client.post(link(stand), data={"what": "No power"})
    assert db.session.query(Complaint).one().stand_id == (own[0].id if stands == 1 else None)


def test_the_receipt_goes_only_to_an_address_that_we_know(stand, client):
    client.post(link(stand), data={"what": "a", "reach": "stranger@elsewhere.example"})
    assert db.session.query(Mail).count() == 0
    ContactFactory(exhibitor=stand.exhibitor, email="ann@acme.example")
    client.post(link(stand), data={"what": "b", "reach": "Ann@acme.example"})
    assert db.session.query(Mail).one().recipient == "ann@acme.example"


def test_a_stranger_can_send_no_text_to_a_contact_and_one_receipt_a_day(stand, client):
    ContactFactory(exhibitor=stand.exhibitor, email="ann@acme.example")
    for what in ("Buy at spam.example", "Again spam.example"):
        client.post(link(stand), data={"what": what, "reach": "ann@acme.example"})
    receipt = db.session.query(Mail).one()
    assert "spam.example" not in receipt.subject + receipt.body
    assert [one.state for one in db.session.query(Complaint).order_by(Complaint.id)] == [
        "acknowledged",
        "received",
    ]


@pytest.mark.parametrize(
    "posted", [{}, {"what": " "}, {"what": "x" * 201}, {"what": "a", "more": "x" * 5001}]
)
def test_what_cannot_be_taken_is_refused_with_what_was_typed(stand, client, posted):
    answer = client.post(link(stand), data={**posted, "name": "Ann"})
    assert answer.status_code == 422
    assert 'value="Ann"' in answer.text
    assert db.session.query(Complaint).count() == 0


def test_made_up_and_old_links_lead_nowhere(stand, client):
    assert client.get("/c/made-up").status_code == 404
    assert client.post("/c/made-up", data={"what": "x"}).status_code == 404
    assert client.get(f"{link(stand)}/made-up").status_code == 404
    long_ago = clock.now().date() - timedelta(days=400)
    stand.edition.starts_on = stand.edition.ends_on = long_ago
    assert client.get(link(stand)).status_code == 404


def test_staff_print_cards_and_copy_links(stand, sign_in):
    address, client = link(stand), sign_in("staff")
    assert stand.exhibitor.name in client.get(f"/complaints/cards/{stand.edition_id}").text
    assert address in client.get(f"/complaints/cards/link/{stand.exhibitor_id}").text


def test_who_is_asked_in_a_survey_is_led_to_the_form(stand, client):
    survey = SurveyFactory(edition=stand.edition)
    asked = InvitationFactory(survey=survey, contact=ContactFactory(exhibitor=stand.exhibitor))
    elsewhere = InvitationFactory(survey=survey, contact=ContactFactory())
    db.session.commit()
    page = client.get(f"/s/{asked.token}/complain", follow_redirects=True)
    assert (page.status_code, stand.exhibitor.name in page.text) == (200, True)
    asked.answered_at = clock.now()
    db.session.commit()
    assert f"/s/{asked.token}/complain" in client.get(f"/s/{asked.token}").text
    assert client.get(f"/s/{elsewhere.token}/complain").status_code == 404
    assert client.get("/s/made-up/complain").status_code == 404
