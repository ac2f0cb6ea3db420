"""Questionnaires are copied, changed question by question with undo, and looked at; a sent one stays."""

import pytest
from sqlalchemy import select

from foundation.database import db
from surveys import drafts, library, sending
from surveys.questionnaire import Questionnaire
from surveys.standard import POST_SHOW
from tests.factories.drafts import LOW, by_code, order, three_questions
from tests.factories.surveys import SurveyFactory

FORM = {
    "text_en": "How was the hall, {company}?",
    "text_zh": "展馆如何？",
    "kind": "single",
    "measure": "open",
    "tier": "",
    "code": "hall",
    "page": "2",
    "options_en": "cold | Too cold\nelse | Something else ____",
    "options_zh": "太冷",
}


@pytest.fixture
def made(app):
    return three_questions()


def test_a_sent_version_never_changes_and_a_copy_does(sign_in, made):
    survey = SurveyFactory(questionnaire=made)
    sending.freeze(survey, survey.opens_at)
    db.session.commit()
    client, first = sign_in("organiser"), made.questions[0]
    assert client.post(f"/surveys/questions/{first.id}/delete").status_code == 409
    assert client.get(f"/surveys/questions/{first.id}").status_code == 409
    client.post(f"/surveys/questionnaires/{made.id}/copy")
    copy = db.session.scalars(select(Questionnaire).where(Questionnaire.number == 2)).one()
    assert order(copy) == order(made)
    assert client.get(f"/surveys/questions/{copy.questions[0].id}").status_code == 200


def test_a_question_is_added_in_both_languages_with_its_options(sign_in, made):
    client = sign_in("organiser")
    address = f"/surveys/questionnaires/{made.id}/new"
    assert client.post(address, data={**FORM, "version": made.version}).status_code == 302
    added = by_code(made, "hall")
    assert added.text == {"en": "How was the hall, {company}?", "zh_CN": "展馆如何？"}
    assert added.options == [
        {"value": "cold", "text": {"en": "Too cold", "zh_CN": "太冷"}},
        {"value": "else", "text": {"en": "Something else"}, "write": True},
    ]
    assert "No Chinese yet" in client.get(f"/surveys/questionnaires/{made.id}").text


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"code": "a"}, "Another question has this code."),
        ({"code": "A B"}, "Use small letters"),
        ({"options_en": "one"}, "Offer at least two options"),
        ({"options_en": "x | One\nx | Two"}, "each value once"),
        ({"kind": "scale", "low": "5", "high": "1"}, "The scale ends above where it begins."),
        ({"kind": "scale", "measure": "service"}, "Choose the tier of the service."),
        ({"kind": "scale", "measure": "overall", "low": "0", "high": "10"}, "kept from 1 to 5"),
        ({"measure": "recommend"}, "answered so: Scale."),
        ({"kind": "goals"}, "answered so: Scale"),
        ({"text_en": "{password}"}, "{password} cannot be put in."),
        ({"when-0-0-of": "c", "when-0-0-is": "answered"}, "c is not asked before this question"),
        ({"when-0-0-of": "a", "when-0-0-is": "one_of"}, "with which values a is compared"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_reason(sign_in, made, wrong, reason):
    page = sign_in("organiser").post(
        f"/surveys/questionnaires/{made.id}/new", data={**FORM, "version": made.version, **wrong}
    )
    assert page.status_code == 422
    assert reason in page.text
    assert len(order(made)) == 3


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ({"kind": "scale", "measure": "recommend"}, (0, 10)),
        ({"kind": "scale"}, (1, 5)),
        ({"kind": "number", "low": "0", "high": "50000"}, (0, 50000)),
        ({"kind": "text", "low": "1", "high": "5"}, (None, None)),
    ],
)
def test_a_scale_left_empty_is_that_of_its_measure(sign_in, made, asked, stored):
    data = {**FORM, "version": made.version, "code": "", "options_en": "", **asked}
    sign_in("organiser").post(f"/surveys/questionnaires/{made.id}/new", data=data)
    added = by_code(made, "how_was_the_hall")
    assert (added.low, added.high) == stored


def test_what_an_own_questionnaire_is_for_is_chosen_and_its_surveys_follow(sign_in, app):
    own, ready = drafts.blank(), library.stored(POST_SHOW)
    survey = SurveyFactory(questionnaire=own)
    db.session.commit()
    browser, posted = sign_in("organiser"), {"title_en": "Ours", "kind": "pre_show"}
    answers = [
        browser.post(f"/surveys/questionnaires/{one.id}/title", data=posted).status_code
        for one in (own, ready)
    ]
    db.session.expire_all()
    assert (answers, own.kind, survey.kind) == ([302, 422], "pre_show", "pre_show")


def test_a_condition_is_put_together_on_the_screen(sign_in, made):
    groups = {
        "when-join": "any", "when-0-join": "all", "when-0-0-of": "a", "when-0-0-is": "at_most",
        "when-0-0-values": "2", "when-1-0-of": "fact.class", "when-1-0-is": "one_of",
        "when-1-0-values": "key, strategic",
    }  # fmt: skip
    client = sign_in("organiser")
    client.post(f"/surveys/questionnaires/{made.id}/new", data={**FORM, "version": made.version, **groups})
    added = by_code(made, "hall")
    klass = {"of": "fact.class", "is": "one_of", "values": ["key", "strategic"]}
    assert added.condition == {"any": [{"all": [LOW]}, {"all": [klass]}]}
    assert 'value="key, strategic"' in client.get(f"/surveys/questions/{added.id}").text


def test_somebody_elses_change_is_not_saved_over(sign_in, made):
    version = made.version
    drafts.name_page(made, 1, {"en": "First"})
    db.session.commit()
    data = {**FORM, "version": version}
    assert sign_in("organiser").post(f"/surveys/questionnaires/{made.id}/new", data=data).status_code == 409


def test_a_changed_draft_is_asked_as_it_is_now(made):
    before = library.asks(made.id, made.created_at, made.version)
    drafts.drop(by_code(made, "b"))
    db.session.commit()
    after = library.asks(made.id, made.created_at, made.version)
    assert (len(before), len(after)) == (3, 2)


def test_the_preview_is_the_answer_page_and_only_our_own_pages_frame_it(sign_in, made):
    client = sign_in("organiser")
    page = client.get(f"/surveys/questionnaires/{made.id}/preview")
    assert 'name="a" value="5"' in page.text
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    assert (
        f"/surveys/questionnaires/{made.id}/preview" in client.get(f"/surveys/questionnaires/{made.id}").text
    )


def test_a_ready_made_questionnaire_is_taken_and_a_survey_asks_it(sign_in, app):
    client = sign_in("organiser")
    assert "On site: how is it going?" in client.get("/surveys/questionnaires/").text
    client.post("/surveys/questionnaires/ready-made/pulse")
    pulse = db.session.scalars(select(Questionnaire)).one()
    assert (pulse.kind, library.standard_key()) == ("pulse", POST_SHOW.code)
    other = SurveyFactory()
    survey = sending.create(other.edition, "Now", other.opens_at, other.closes_at, questionnaire=pulse)
    assert survey.kind == "pulse"


def test_a_blank_questionnaire_begins_with_one_question_in_both_languages(sign_in, app):
    page = sign_in("organiser").post("/surveys/questionnaires/blank", follow_redirects=True).text
    made = db.session.scalars(select(Questionnaire)).one()
    assert [(one.code, one.measure, set(one.text)) for one in made.questions] == [
        ("overall", "overall", {"en", "zh_CN"})
    ]
    assert "not there in Chinese" not in page


def test_a_question_is_seen_as_it_is_typed_and_nothing_is_saved(sign_in, made):
    address = f"/surveys/questionnaires/{made.id}/preview"
    client, typed = sign_in("organiser"), {**FORM, "page": "1", "code": ""}
    page = client.post(address, data=typed)
    assert "Too cold" in page.text
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    changed = client.post(f"{address}?question={made.questions[0].id}", data=typed).text
    assert ('name="a"' in page.text, 'name="a"' in changed) == (True, False)
    assert (
        client.post(address, data={**typed, "kind": "scale", "low": "0", "high": "99999"}).status_code == 422
    )
    assert len(order(made)) == 3
