"""Ladders are coded by their wording; the dictionary is put in order and back; the map counts meanings."""

import pytest

from foundation.database import db
from goals import actions, coding, value_map
from goals.codes import CodeChange, LadderCode, LadderPhrase
from goals.models import Goal
from tests.factories.companies import ExhibitorFactory

SAID = {"dimension": "sales", "title": "Sell", "weight": 100}


def said(edition, *rungs, exhibitor=None):
    goal = Goal(exhibitor=exhibitor or ExhibitorFactory(), edition=edition)
    return actions.save(
        goal, SAID | dict(zip(("attribute", "consequence", "end_goal"), rungs, strict=False)), []
    )


@pytest.fixture
def ladders(coming, exhibitor):
    for words in ("A quiet room", "a quiet room.", "Somewhere silent"):
        said(coming, words, "Longer talks", "Bigger orders", exhibitor=exhibitor)
    for rung, text, name in (
        ("attribute", "a quiet room", "Quiet"),
        ("attribute", "Somewhere silent", "Silence"),
        ("consequence", "longer talks", "Time"),
        ("end_goal", "bigger orders", "Orders"),
    ):
        coding.code([coding.phrase_of(rung, text)], coding.code_named(rung, name), None)
    db.session.commit()


def code(name):
    return db.session.query(LadderCode).filter_by(name=name).one()


def test_the_same_words_are_one_phrase_and_coded_by_themselves(ladders, coming):
    assert db.session.query(LadderPhrase).filter_by(rung="attribute").count() == 2
    goal = said(coming, "A QUIET ROOM")
    assert db.session.get(LadderPhrase, goal.attribute_phrase_id).code.name == "Quiet"


def test_a_way_is_counted_by_its_meanings_for_whom_was_asked(ladders, coming, past):
    here = value_map.Asked.from_address(coming, {})
    ways = dict(value_map.chains(here))
    assert sorted(ways.values()) == [1, 2]
    assert value_map.chains(value_map.Asked.from_address(coming, {"country": "CN"})) == []
    assert value_map.chains(value_map.Asked.from_address(past, {})) == []
    assert len(value_map.chains(value_map.Asked.from_address(past, {"of": "show"}))) == 2


def test_codes_are_merged_and_that_is_undone(sign_in, ladders):
    browser, gone, kept = sign_in("staff"), code("Silence").id, code("Quiet").id
    assert browser.post(f"/goals/codes/{gone}/merge", data={"into": kept}).status_code == 302
    meant = [one.code_id for one in db.session.query(LadderPhrase).filter_by(rung="attribute")]
    assert meant == [kept, kept]
    change = db.session.query(CodeChange).filter_by(kind="merged").one()
    undo = f"/goals/code-changes/{change.id}/undo"
    assert (browser.post(undo).status_code, browser.post(undo).status_code) == (302, 409)
    db.session.expire_all()
    names = {one.code.name for one in db.session.query(LadderPhrase).filter_by(rung="attribute")}
    assert names == {"Quiet", "Silence"}


def test_a_code_is_renamed_never_to_another_ones_name_and_back(sign_in, ladders):
    browser, number = sign_in("staff"), code("Silence").id
    assert browser.post(f"/goals/codes/{number}/rename", data={"name": "quiet"}).status_code == 422
    browser.post(f"/goals/codes/{number}/rename", data={"name": "A calm place"})
    change = db.session.query(CodeChange).filter_by(kind="renamed").one()
    assert code("A calm place").id == number
    browser.post(f"/goals/code-changes/{change.id}/undo")
    assert code("Silence").id == number


@pytest.mark.parametrize("into", ["Silence", "Time", ""])
def test_codes_that_cannot_be_merged_are_refused(sign_in, ladders, into):
    data = {"into": code(into).id} if into else {}
    assert sign_in("staff").post(f"/goals/codes/{code('Silence').id}/merge", data=data).status_code == 422
    assert db.session.query(LadderCode).count() == 4


def test_a_removed_code_lets_its_wordings_wait_and_comes_back(ladders):
    change = coding.remove(code("Quiet"), None)
    assert [row.text for row in value_map.uncoded("attribute", 9)] == ["A quiet room"]
    coding.undo(change)
    assert value_map.uncoded("attribute", 9) == []


def test_wordings_are_coded_on_the_page(sign_in, ladders, coming):
    said(coming, "A room without noise")
    db.session.commit()
    phrase = value_map.uncoded("attribute", 9)[0].id
    browser, page = sign_in("staff"), "/goals/codes?rung=attribute"
    assert browser.post(page, data={f"p{phrase}": "x" * 300}).status_code == 422
    assert browser.post(page, data={f"p{phrase}": "Quiet"}).status_code == 302
    assert db.session.get(LadderPhrase, phrase).code_id == code("Quiet").id


def test_the_map_shows_links_and_leads_to_the_ladders_behind(sign_in, ladders, coming, exhibitor):
    browser = sign_in("staff")
    page = browser.get(f"/goals/map?edition={coming.id}&cutoff=2").text
    assert "“Time” leads to “Orders” in 3 ladders" in page
    assert "“Silence” leads" not in page
    behind = browser.get(f"/goals/ladders?from={code('Silence').id}&to={code('Orders').id}").text
    assert ("Somewhere silent" in behind, "A quiet room" in behind) == (True, False)
    assert "Time,Orders,3,0" in sign_in("manager").get(f"/goals/map/export?edition={coming.id}").text


def test_a_code_that_is_gone_is_told(sign_in, ladders, coming):
    assert sign_in("staff").get(f"/goals/ladders?from=99999&edition={coming.id}").status_code == 404
