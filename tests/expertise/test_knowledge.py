"""Knowledge notes: plain text, found by its words, changed by everybody, never over a newer save."""

import pytest

from foundation.database import db
from staff.knowledge import paragraphs, plain
from staff.models import KnowledgeNote
from tests.factories.people import PersonFactory

CARNET = {"title": "Customs", "body": "Ask for a carnet.\r\n\r\nIt takes two weeks.", "skill_id": ""}


@pytest.fixture
def note(app):
    note = KnowledgeNote(title="Customs", body="Ask for a carnet.\n\n<b>Two</b> weeks.")
    db.session.add(note)
    db.session.flush()
    return note


def test_staff_write_a_note_under_their_name(sign_in, app):
    person = PersonFactory(name="Ada Lovelace")
    page = sign_in(person).post("/expertise/notes/new", data=CARNET, follow_redirects=True).text
    assert "<p>It takes two weeks.</p>" in page
    assert db.session.query(KnowledgeNote).one().author_id == person.id


def test_markup_is_shown_as_it_was_typed(sign_in, note):
    assert "&lt;b&gt;Two&lt;/b&gt; weeks." in sign_in("staff").get(f"/expertise/notes/{note.id}").text


def test_control_characters_are_dropped():
    assert plain("a\x00b\r\nc\x07\td") == "ab\nc\td"


def test_empty_lines_divide_paragraphs():
    assert paragraphs("one\ntwo\n \n\nthree\n") == ["one\ntwo", "three"]


@pytest.mark.parametrize(
    "query, there", [("CARNET ask", True), ("carnet visa", False), ("%", False), ("<b>", True)]
)
def test_every_word_is_searched_for(sign_in, note, query, there):
    page = sign_in("staff").get("/expertise/notes", query_string={"q": query}).text
    assert (f"/expertise/notes/{note.id}" in page) == there


@pytest.mark.parametrize(
    "changes", [{"title": ""}, {"body": " "}, {"body": "x" * 1_000_000}, {"skill_id": "7"}]
)
def test_nonsense_is_refused(sign_in, app, changes):
    assert sign_in("staff").post("/expertise/notes/new", data=CARNET | changes).status_code == 422


def test_a_stale_edit_is_refused(sign_in, note):
    answer = sign_in("staff").post(f"/expertise/notes/{note.id}/edit", data=CARNET | {"version": "0"})
    assert answer.status_code == 409


def test_a_deleted_note_can_be_put_back(sign_in, note):
    number, browser = note.id, sign_in("staff")
    page = browser.post(f"/expertise/notes/{number}/delete", follow_redirects=True).text
    assert db.session.query(KnowledgeNote).count() == 0
    browser.post(
        "/expertise/notes/removed/" + page.split('action="/expertise/notes/removed/')[1].split('"')[0]
    )
    assert db.session.get(KnowledgeNote, number).title == "Customs"
