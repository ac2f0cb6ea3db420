"""Every kind of question on the answer page; conditions and piping as the contact meets them."""

from pathlib import Path

import pytest
from sqlalchemy import select

from foundation.database import db
from surveys.kinds import Kind
from surveys.response import Answer, Response
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.surveys import InvitationFactory, SurveyFactory, questionnaire

OPTIONS = [
    {"value": "hall", "text": {"en": "Hall", "zh_CN": "展馆"}},
    {"value": "power", "text": {"en": "Power"}},
    {"value": "else", "text": {"en": "Something else"}, "write": True},
]
POSTED = {
    "scale": "4",
    "importance_performance": "3",
    "importance_performance.importance": "5",
    "single": "else",
    "single.words": "Dust",
    "multiple": ["hall", "power"],
    "ranking.power": "1",
    "ranking.hall": "2",
    "points.hall": "30",
    "points.power": "70",
    "matrix.hall": "2",
    "yes_no": "1",
    "number": "3.5",
    "date": "2026-05-16",
    "line": "One line",
    "text": "Two\nlines",
    "go": "next",
}
STORED = {
    "ranking": ["power", "hall"],
    "points": [["hall", 30], ["power", 70]],
    "matrix": [["hall", 2]],
    "multiple": ["hall", "power"],
    "single": ["else"],
}


def invite(*questions, **contact):
    exhibitor = ExhibitorFactory(name="<b>Kessler</b>", country="DE", relationship_class="key")
    survey = SurveyFactory(questionnaire=questionnaire(*questions))
    invitation = InvitationFactory(
        survey=survey, contact=ContactFactory(exhibitor=exhibitor, name="Ada", **contact)
    )
    db.session.commit()
    return invitation


@pytest.fixture
def every_kind(app):
    own = {Kind.NUMBER: (0, 10), Kind.SINGLE: (None, None)}
    return invite(
        *(
            {"code": kind, "kind": kind, "options": OPTIONS, "low": low, "high": high}
            for kind in Kind
            if kind != Kind.GOALS
            for low, high in [own.get(kind, (1, 5))]
        )
    )


def answers(column) -> dict:
    return {answer.question.code: getattr(answer, column) for answer in db.session.scalars(select(Answer))}


def test_every_kind_is_answered_without_a_script_and_stored_as_it_is(client, every_kind):
    page = client.get(f"/s/{every_kind.token}")
    assert "<script" not in page.text
    assert len(page.data) + len(Path("static/survey.css").read_bytes()) < 40_000
    assert client.post(f"/s/{every_kind.token}?page=1", data=POSTED).location.endswith("/thanks")
    chosen, text = answers("chosen"), answers("text")
    assert {code: chosen[code] for code in STORED} == STORED
    assert (text["single"], text["date"], text["line"]) == ("Dust", "2026-05-16", "One line")


def test_a_wrong_row_is_told_beside_its_question_and_nothing_is_lost(client, every_kind):
    page = client.post(f"/s/{every_kind.token}?page=1", data={**POSTED, "points.hall": "31"})
    assert page.status_code == 422
    assert 'aria-describedby="points-bad"' in page.text
    assert "Share out exactly 100 points" in page.text
    assert 'name="points.hall" inputmode="numeric" maxlength="3" value="31"' in page.text
    assert "Two\nlines" in page.text


def test_a_random_order_stays_with_the_invitation(client, app):
    many = [{"value": f"v{n}", "text": {"en": f"Option {n}"}} for n in range(9)]
    one = invite({"code": "q", "kind": "single", "options": many, "randomised": True})
    orders = [client.get(f"/s/{one.token}").text for _ in range(2)]
    assert orders[0] == orders[1]
    places = [orders[0].index(f'value="v{n}"') for n in range(9)]
    assert places != sorted(places)


WHY = {"of": "happy", "is": "at_most", "values": [2]}
CLASS = {"of": "fact.class", "is": "one_of", "values": ["key"]}


@pytest.fixture
def branching(app):
    return invite(
        {"code": "happy", "kind": "scale", "low": 1, "high": 5},
        {"code": "why", "kind": "text", "page": 2, "required": True, "condition": {"all": [WHY, CLASS]}},
        {"code": "end", "kind": "text", "page": 3},
    )


def test_a_question_is_asked_only_where_its_condition_is_met(client, branching):
    address = f"/s/{branching.token}"
    happy = client.post(f"{address}?page=1", data={"happy": "5", "go": "next"})
    assert 'name="end"' in client.get(happy.location).text
    unhappy = client.post(f"{address}?page=1", data={"happy": "1", "go": "next"})
    assert 'name="why"' in client.get(unhappy.location).text


def test_an_answer_to_a_question_that_is_not_asked_is_refused_and_the_page_kept(client, branching):
    client.post(f"/s/{branching.token}?page=1", data={"happy": "5", "go": "next"})
    page = client.post(f"/s/{branching.token}?page=2", data={"end": "Bye", "why": "No", "go": "next"})
    assert page.status_code == 422
    assert "This page has changed since you opened it" in page.text
    assert ">Bye</textarea>" in page.text


def test_what_was_said_before_its_question_went_away_is_forgotten(client, branching):
    address = f"/s/{branching.token}"
    client.post(f"{address}?page=1", data={"happy": "1", "go": "next"})
    client.post(f"{address}?page=2", data={"why": "Cold", "go": "next"})
    client.post(f"{address}?page=1", data={"happy": "4", "go": "next"})
    client.post(f"{address}?page=2", data={"end": "Bye", "go": "next"})
    assert answers("text") == {"happy": None, "end": "Bye"}
    assert db.session.scalars(select(Response)).one().comment == "Bye"


def test_a_fact_that_is_not_known_leaves_its_question_out(client, app):
    package = {"of": "fact.package", "is": "one_of", "values": ["shell_scheme"]}
    one = invite({"code": "a", "kind": "text"}, {"code": "b", "kind": "text", "condition": package})
    page = client.get(f"/s/{one.token}").text
    assert 'name="a"' in page
    assert 'name="b"' not in page


def test_names_are_put_in_and_escaped(client, app):
    one = invite({"code": "q", "kind": "text", "text": {"en": "{contact} of {company}: {stand}, {person}?"}})
    page = client.get(f"/s/{one.token}").text
    assert "Ada of &lt;b&gt;Kessler&lt;/b&gt;: your stand, your contact person?" in page


def test_who_is_asked_nothing_is_told_so(client, app):
    one = invite(
        {"code": "a", "kind": "text", "condition": {"of": "fact.class", "is": "one_of", "values": ["risk"]}}
    )
    assert "Nothing to ask you" in client.get(f"/s/{one.token}").text
    assert client.post(f"/s/{one.token}", data={"go": "next"}).status_code == 200
