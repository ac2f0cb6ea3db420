"""Every kind of question is read: counted in the database, hidden below the base."""

import pytest

from foundation.database import db
from surveys.kinds import Kind
from surveys.reading import questions
from surveys.submitting import submit
from surveys.tally import mean, share
from tests.factories.surveys import InvitationFactory, SurveyFactory, questionnaire

OPTIONS = [
    {"value": "hall", "text": {"en": "Hall"}},
    {"value": "power", "text": {"en": "Power"}},
    {"value": "else", "text": {"en": "Something else"}, "write": True},
]
SCALES = {Kind.SCALE: (1, 5), Kind.MATRIX: (1, 5), Kind.NUMBER: (0, 100)}
KINDS = ("scale", "single", "multiple", "ranking", "points", "matrix", "yes_no", "number", "date", "line")
SAID = {
    "scale": 4, "single": ["hall"], "multiple": ["hall", "power"], "ranking": ["power", "hall", "else"],
    "points": {"hall": 30, "power": 70}, "matrix": {"hall": 2, "power": "na"}, "yes_no": 1, "number": 10,
    "date": "2026-05-16", "line": "One <b>line</b>",
}  # fmt: skip


def asking(*kinds):
    made = ({"code": kind, "kind": kind, "did_not_use": kind == "matrix"} for kind in kinds)
    scaled = [
        {**one, **dict(zip(("low", "high"), SCALES.get(one["kind"], ()), strict=False))} for one in made
    ]
    return SurveyFactory(questionnaire=questionnaire(*({**one, "options": OPTIONS} for one in scaled)))


def answer(survey, **said):
    submit(InvitationFactory(survey=survey), said)


@pytest.fixture
def survey(app):
    survey = asking(*KINDS)
    for _ in range(5):
        answer(survey, **SAID)
    answer(survey, **SAID | {"ranking": ["hall"], "points": {"else": 100}, "single": [], "number": 70})
    db.session.commit()
    return survey


def standings(survey, kind) -> dict:
    found = next(one for one in questions.asked(survey) if one.question.kind == kind)
    return {row.value: row for row in found.rows}


def test_a_ranking_gives_mean_places_and_who_came_first(survey):
    rows = standings(survey, "ranking")
    assert [round(row.mean.value, 2) for row in rows.values()] == [1.25, 1.83, 2.92]
    assert (list(rows), rows["power"].share.value) == (["power", "hall", "else"], 5 / 6)
    assert rows["power"].mean.low < 1.25 < rows["power"].mean.high


def test_points_that_an_option_did_not_get_count_as_none(survey):
    rows = standings(survey, "points")
    assert {value: row.mean.value for value, row in rows.items()} == pytest.approx(
        {"power": 70 * 5 / 6, "hall": 25, "else": 100 / 6}
    )


def test_each_row_of_a_matrix_has_its_mean_and_who_did_not_use_it(survey):
    rows = standings(survey, "matrix")
    assert (rows["hall"].mean.value, rows["hall"].mean.n, rows["power"].unused) == (2, 6, 6)
    assert not rows["power"].mean.shown


def test_choices_count_those_who_answered(survey):
    assert [row.share.value for row in standings(survey, "multiple").values()] == [1, 1, 0]
    hall = standings(survey, "single")["hall"].share
    assert (hall.n, hall.value) == (5, 1)


def test_numbers_dates_and_yes_have_their_own_figures(survey):
    found = {one.question.kind: one for one in questions.asked(survey)}
    assert (found["number"].mean, found["number"].quartiles) == (mean([10] * 5 + [70]), (10, 10, 10))
    assert (found["date"].counts, found["yes_no"].yes) == ({"2026-05": 6}, share(6, 6))


def test_below_the_base_only_the_number_of_answers_is_told(app, sign_in):
    survey = asking(*KINDS)
    for _ in range(4):
        answer(survey, **SAID)
    for _ in range(2):
        answer(survey, scale=5)
    db.session.commit()
    found = questions.asked(survey)
    assert [one.question.kind for one in found if one.shown] == ["scale"]
    assert not any(one.rows or one.counts for one in found[1:])
    page = sign_in("organiser").get(f"/surveys/{survey.id}/questions/{found[-1].question.id}").text
    assert "fewer than 5 answered" in page


def test_the_page_shows_every_question_and_leads_to_what_was_written(sign_in, survey):
    client = sign_in("organiser")
    page = client.get(f"/surveys/{survey.id}/questions")
    assert page.text.count('class="card-head"') == len(KINDS)
    line = survey.questionnaire.questions[-1]
    assert "One &lt;b&gt;line&lt;/b&gt;" in client.get(f"/surveys/{survey.id}/questions/{line.id}").text


def test_a_question_of_another_survey_is_not_read_here(sign_in, survey):
    other = SurveyFactory().questionnaire.questions[0]
    db.session.commit()
    assert sign_in("organiser").get(f"/surveys/{survey.id}/questions/{other.id}").status_code == 404
