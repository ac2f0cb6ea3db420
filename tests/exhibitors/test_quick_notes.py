"""A note or a call in one line, taken back with one click."""

import pytest

from exhibitors.interaction import Interaction
from exhibitors.note_routes import shortened
from foundation.database import db
from foundation.removal import Removal
from tests.factories.companies import ExhibitorFactory, InteractionFactory
from tests.factories.people import PersonFactory


def entries() -> list[tuple[str, str, int | None]]:
    return [(one.kind, one.summary, one.person_id) for one in db.session.query(Interaction)]


@pytest.mark.parametrize("kind", ["note", "call"])
def test_one_line_is_noted(sign_in, kind):
    exhibitor, person = ExhibitorFactory(), PersonFactory()
    data = {"kind": kind, "text": " Wants a corner stand "}
    answer = sign_in(person).post(f"/exhibitors/{exhibitor.id}/notes", data=data)
    assert answer.location == f"/exhibitors/{exhibitor.id}"
    assert entries() == [(kind, "Wants a corner stand", person.id)]


def test_it_is_taken_back_and_brought_back(sign_in):
    exhibitor, browser = ExhibitorFactory(), sign_in("staff")
    browser.post(f"/exhibitors/{exhibitor.id}/notes", data={"kind": "note", "text": "Hm"})
    browser.post(f"/exhibitors/interactions/{db.session.query(Interaction).one().id}/remove")
    assert entries() == []
    browser.post(f"/exhibitors/interactions/removed/{db.session.query(Removal).one().id}/restore")
    assert [row[:2] for row in entries()] == [("note", "Hm")]


def test_a_long_text_is_kept_whole_below_a_short_line():
    line, whole = shortened("word " * 100)
    assert (len(line) <= 200, whole) == (True, "word " * 100)
    assert shortened("short") == ("short", None)


@pytest.mark.parametrize("data", [{"text": " "}, {"text": "x" * 8001}, {"text": "x", "kind": "fax"}])
def test_what_cannot_be_is_refused(sign_in, data):
    exhibitor = ExhibitorFactory()
    answer = sign_in("staff").post(f"/exhibitors/{exhibitor.id}/notes", data={"kind": "note", **data})
    assert (answer.status_code, entries()) == (422, [])


def test_only_an_entry_is_restored_as_one(sign_in):
    InteractionFactory()
    assert sign_in("staff").post("/exhibitors/interactions/removed/9/restore").status_code == 404
