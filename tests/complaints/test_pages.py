"""The screens: a list with filters, a quick form, a page with the legal next steps only."""

from datetime import date

import pytest

from complaints.actions import close, step
from complaints.models import Complaint
from foundation.database import db
from tests.factories.companies import ContactFactory, ExhibitorFactory, ParticipationFactory
from tests.factories.complaints import ComplaintFactory, WeighedComplaintFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory

WAY = ["acknowledged", "investigated", "answered", "accepted"]


def again(complaint) -> Complaint:
    """Return the complaint as it is stored."""
    return db.session.get_one(Complaint, complaint.id, populate_existing=True)


@pytest.fixture
def complaint(app) -> Complaint:
    """A complaint that has gone all the way to its acceptance."""
    made = WeighedComplaintFactory(edition=EditionFactory(), contact=ContactFactory())
    for state in WAY:
        step(made, state, None)
    db.session.commit()
    return made


def test_two_fields_are_enough_for_a_complaint(sign_in):
    exhibitor, edition = ExhibitorFactory(), EditionFactory()
    data = {"title": "No power", "severity": "high", "edition_id": edition.id, "contact_id": ""}
    answer = sign_in("staff").post(f"/complaints/new/{exhibitor.id}", data=data)
    made = db.session.query(Complaint).one()
    assert answer.location == f"/complaints/{made.id}"
    assert (made.title, made.exhibitor_id, made.state) == ("No power", exhibitor.id, "received")


def test_a_complaint_without_a_title_is_refused_and_what_was_typed_stays(sign_in):
    exhibitor, edition = ExhibitorFactory(), EditionFactory()
    data = {"title": " ", "severity": "high", "edition_id": edition.id, "description": "It is dark"}
    answer = sign_in("staff").post(f"/complaints/new/{exhibitor.id}", data=data)
    assert answer.status_code == 422
    assert "It is dark" in answer.text
    assert db.session.query(Complaint).count() == 0


@pytest.mark.parametrize("field, value", [("severity", "awful"), ("edition_id", "999"), ("contact_id", "x")])
def test_a_choice_that_is_none_is_refused(sign_in, field, value):
    exhibitor, edition = ExhibitorFactory(), EditionFactory()
    data = {"title": "No power", "severity": "high", "edition_id": edition.id} | {field: value}
    assert sign_in("staff").post(f"/complaints/new/{exhibitor.id}", data=data).status_code == 422


def test_the_page_offers_only_what_may_come_next(sign_in):
    complaint = ComplaintFactory()
    text = sign_in("organiser").get(f"/complaints/{complaint.id}").text
    assert 'value="acknowledged"' in text
    assert 'value="answered"' not in text
    assert "Close with a resolution" not in text


def test_an_illegal_step_is_refused_with_what_may_follow(sign_in):
    complaint = ComplaintFactory()
    data = {"to_state": "answered", "version": complaint.version}
    answer = sign_in("staff").post(f"/complaints/{complaint.id}/step", data=data)
    assert answer.status_code == 409
    assert "next can be: Acknowledged" in answer.text
    assert again(complaint).state == "received"


def test_a_step_keeps_who_took_it_and_the_note(sign_in):
    complaint, person = ComplaintFactory(), PersonFactory()
    data = {"to_state": "acknowledged", "note": "Called her", "version": complaint.version}
    sign_in(person).post(f"/complaints/{complaint.id}/step", data=data)
    (line,) = again(complaint).steps
    assert (line.to_state, line.note, line.person_id) == ("acknowledged", "Called her", person.id)


def test_a_stale_page_changes_nothing_and_keeps_the_note(sign_in):
    complaint = ComplaintFactory()
    stale = complaint.version
    step(complaint, "acknowledged", None)
    db.session.commit()
    data = {"to_state": "investigated", "note": "Mine", "version": stale}
    answer = sign_in("staff").post(f"/complaints/{complaint.id}/step", data=data)
    assert answer.status_code == 409
    assert "Mine" in answer.text
    assert again(complaint).state == "acknowledged"


def test_an_organiser_closes_with_a_resolution(sign_in, complaint):
    data = {"decision": "Power restored", "recovered": "5", "version": complaint.version}
    assert sign_in("organiser").post(f"/complaints/{complaint.id}/close", data=data).status_code == 302
    end = again(complaint).resolution
    assert end is not None
    assert (end.decision, end.recovered) == ("Power restored", 5)


def test_staff_cannot_close(sign_in, complaint):
    answer = sign_in("staff").post(f"/complaints/{complaint.id}/close", data={"decision": "x"})
    assert answer.status_code == 403


def test_a_closed_complaint_shows_its_resolution_and_can_be_reopened(sign_in, complaint):
    close(complaint, None, decision="Power restored", recovered=2)
    db.session.commit()
    browser = sign_in("staff")
    assert "2 of 5" in browser.get(f"/complaints/{complaint.id}").text
    data = {"reason": "Dark again", "version": complaint.version}
    browser.post(f"/complaints/{complaint.id}/reopen", data=data)
    assert (again(complaint).state, again(complaint).reopened) == ("investigated", 1)


def test_a_remedy_is_offered_in_the_currency_and_answered(sign_in):
    complaint = ComplaintFactory()
    browser = sign_in("staff")
    data = {"kind": "credit", "cost": "250.50", "version": complaint.version}
    browser.post(f"/complaints/{complaint.id}/remedies", data=data)
    (remedy,) = again(complaint).remedies
    assert remedy.cost_minor == 25_050
    first, second = (browser.post(f"/complaints/remedies/{remedy.id}/{w}") for w in ("accepted", "rejected"))
    assert (first.status_code, second.status_code) == (302, 409)


def test_a_new_severity_sets_new_deadlines(sign_in):
    complaint = ComplaintFactory(severity="low")
    due = complaint.answer_due_at
    data = {"title": "No power", "severity": "critical", "version": complaint.version}
    sign_in("staff").post(f"/complaints/{complaint.id}/edit", data=data)
    assert again(complaint).answer_due_at != due
    assert again(complaint).steps[-1].kind == "changed"


def test_a_complaint_is_given_to_somebody_and_never_to_nobody(sign_in):
    complaint, person = ComplaintFactory(), PersonFactory()
    browser = sign_in("staff")
    refused = browser.post(f"/complaints/{complaint.id}/owner", data={"owner_id": "", "version": 1})
    browser.post(f"/complaints/{complaint.id}/owner", data={"owner_id": person.id, "version": 1})
    assert (refused.status_code, again(complaint).owner_id) == (422, person.id)


def test_without_a_mail_server_no_page_says_that_something_was_sent(sign_in):
    complaint = ComplaintFactory(contact=ContactFactory(email="ann@acme.example"))
    browser = sign_in("staff")
    data = {"text": "We come at once.", "version": complaint.version}
    page = browser.post(f"/complaints/{complaint.id}/reply", data=data, follow_redirects=True).text
    assert "waits in the outbox" in page
    assert "No mail server is set up" in page
    assert "on its way" not in page


def test_a_new_complaint_begins_with_finding_the_exhibitor(sign_in):
    exhibitor, browser = ExhibitorFactory(name="Kessler"), sign_in("staff")
    assert 'href="/complaints/new"' in browser.get("/complaints/").text
    assert f'href="/complaints/new/{exhibitor.id}"' in browser.get("/complaints/new?q=kess").text
    assert "Nobody is called that" in browser.get("/complaints/new?q=zzzz").text


def test_a_new_complaint_is_about_the_latest_edition_that_the_exhibitor_takes_part_in(sign_in):
    exhibitor, browser = ExhibitorFactory(), sign_in("staff")
    own = [EditionFactory(starts_on=date(year, 5, 1)) for year in (2021, 2022)]
    other = EditionFactory(starts_on=date(2023, 5, 1))
    for edition in own:
        ParticipationFactory(exhibitor=exhibitor, edition=edition, status="attended")
    page = browser.get(f"/complaints/new/{exhibitor.id}?edition={other.id}").text
    assert f'<option selected value="{own[1].id}">' in page
