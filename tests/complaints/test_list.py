"""The list of complaints: filters in the address, pages, given away at once, exported."""

from datetime import timedelta

import pytest

from complaints.models import Complaint, ComplaintStep
from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from tests.factories.companies import ContactFactory
from tests.factories.complaints import ComplaintFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory

LATE, LATER = clock.now() - timedelta(hours=1), clock.now() + timedelta(days=30)


def again(complaint) -> Complaint:
    """Return the complaint as it is stored."""
    return db.session.get_one(Complaint, complaint.id, populate_existing=True)


@pytest.mark.parametrize(
    "query, seen",
    [
        ("", {"late", "later"}),
        ("state=overdue", {"late"}),
        ("state=closed", {"closed"}),
        ("severity=high", {"late"}),
        ("class=key", {"later"}),
        ("state=nonsense&severity=nonsense&sort=nonsense", {"late", "later"}),
        ("events=all", {"late", "later", "elsewhere"}),
        ("q=ZZZ", set()),
        ("endpoint=x&_scheme=javascript", {"late", "later"}),
    ],
)
def test_the_list_shows_what_the_address_asks_for(sign_in, query, seen):
    edition = EditionFactory()
    ComplaintFactory(edition=edition, title="late!", severity="high", answer_due_at=LATE)
    ComplaintFactory(
        edition=edition, title="later!", answer_due_at=LATER, exhibitor__relationship_class="key"
    )
    ComplaintFactory(edition=edition, title="closed!", state="closed", closed_at=clock.now())
    ComplaintFactory(title="elsewhere!", answer_due_at=LATER)
    text = sign_in("staff").get(f"/complaints/?edition={edition.id}&{query}").text
    assert {w for w in ("late", "later", "closed", "elsewhere") if f"{w}!" in text} == seen


def test_mine_are_mine(sign_in):
    person, edition = PersonFactory(), EditionFactory()
    ComplaintFactory(edition=edition, owner=person, title="Mine alone")
    ComplaintFactory(edition=edition, title="Somebody else’s")
    text = sign_in(person).get(f"/complaints/?edition={edition.id}&state=mine").text
    assert "Mine alone" in text
    assert "Somebody else’s" not in text


def test_the_list_pages_on(sign_in):
    edition = EditionFactory()
    ComplaintFactory.create_batch(60, edition=edition)
    browser = sign_in("staff")
    first = browser.get(f"/complaints/?edition={edition.id}").text
    after = first.split("after=")[1].split('"')[0].split("&")[0]
    assert browser.get(f"/complaints/?after={after}").text.count('name="complaint"') == 10
    assert browser.get("/complaints/?after=damaged").status_code == 400


def test_the_chosen_ones_are_given_away_at_once(sign_in):
    person, edition = PersonFactory(), EditionFactory()
    chosen = ComplaintFactory.create_batch(2, edition=edition)
    done = ComplaintFactory(edition=edition, state="closed", closed_at=clock.now())
    data = {"complaint": [c.id for c in (*chosen, done)], "owner_id": person.id}
    answer = sign_in("staff").post("/complaints/assign?state=overdue", data=data)
    assert answer.location == "/complaints/?state=overdue"
    assert [again(c).owner_id for c in (*chosen, done)] == [person.id, person.id, None]
    assert db.session.query(ComplaintStep).count() == 2


def test_giving_none_away_is_refused(sign_in):
    assert sign_in("staff").post("/complaints/assign", data={"owner_id": "x"}).status_code == 422


def test_the_export_holds_the_list_and_no_formula(sign_in):
    edition = EditionFactory()
    ComplaintFactory(edition=edition, title="=cmd()")
    text = sign_in("organiser").get(f"/complaints/export.csv?edition={edition.id}").text
    assert "'=cmd()" in text


def test_the_chosen_ones_are_written_to_once_each(sign_in):
    contact = ContactFactory(email="ann@acme.example", name="Ann")
    known, nobody = ComplaintFactory(contact=contact), ComplaintFactory()
    done = ComplaintFactory(contact=contact, state="closed", closed_at=clock.now())
    chosen, browser = {"complaint": [c.id for c in (known, nobody, done)]}, sign_in("staff")
    page = browser.post("/complaints/write", data=chosen).text
    assert "ann@acme.example" in page
    assert "2 of the chosen are closed" in page
    sent = chosen | {"do": "send", "text": "The hall is lit again.", "once": "abc"}
    for _time in range(2):
        browser.post("/complaints/write", data=sent)
    assert known.number in db.session.query(Mail).one().subject
    assert [step.kind for step in again(known).steps] == ["reply"]


@pytest.mark.parametrize("data", [{}, {"complaint": 1, "do": "send", "text": " "}])
def test_writing_nothing_or_to_nobody_is_refused(sign_in, data):
    assert sign_in("staff").post("/complaints/write", data=data).status_code == 422
    assert db.session.query(Mail).count() == 0
