"""Signs are questions: what raises one, what does not, and that no answer of a few is told by them."""

from datetime import UTC, datetime, timedelta

import pytest

from foundation.database import db
from scoring import questions
from scoring.signs import (
    ADDRESS,
    CEILING,
    DEVICE,
    HURRY,
    PRESSURE,
    TIMING,
    Given,
    at_least,
    selective,
    signs,
)
from scoring.standing import Standing
from surveys.response import Response
from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)


def filled(number, **values):
    day = NOON + timedelta(days=number)
    return Given(
        **{"exhibitor": number, "edition": 1, "began": day, "ended": day + timedelta(minutes=5), "top": False}
        | values
    )


def kinds(given, usual=0.3, own=()):
    return [sign.kind for sign in signs(given, usual, own)]


def test_ordinary_answers_raise_nothing():
    assert kinds([filled(i, top=i < 3, words="Thank you, good service") for i in range(8)]) == []


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"began": NOON, "ended": NOON + timedelta(minutes=4)}, TIMING),
        ({"kiosk": 7}, DEVICE),
        ({"address": "one@office.example"}, ADDRESS),
        ({"words": "She asked us to give five stars please"}, PRESSURE),
        ({"words": "说是要求我们打满分"}, PRESSURE),
    ],
)
def test_what_several_answers_have_in_common_is_asked_about(values, kind):
    given = [filled(i, **values) for i in range(3)] + [filled(i) for i in range(3, 9)]
    (sign,) = signs(given, 0.3)
    assert (sign.kind, sign.count, sign.of) == (kind, 3, 9)


def test_a_survey_filled_in_seconds_is_asked_about():
    assert kinds([filled(1, ended=NOON + timedelta(days=1, seconds=10)), filled(2)]) == [HURRY]
    assert kinds([filled(1, began=NOON, ended=NOON), filled(2)]) == []


def test_an_address_of_our_own_is_asked_about():
    assert kinds([filled(1, address="lena@house.example"), filled(2)], own={"lena@house.example"}) == [
        ADDRESS
    ]


def test_best_answers_are_asked_about_only_beyond_chance():
    assert at_least(5, 5, 0.5) == pytest.approx(1 / 32)
    assert kinds([filled(i, top=True) for i in range(8)], usual=0.3) == [CEILING]
    assert kinds([filled(i, top=True) for i in range(8)], usual=0.8) == []


def test_leaving_out_whoever_complained_is_asked_about():
    mine = set(range(20))
    assert selective(mine - {0, 1, 2}, mine, {0, 1, 2}).count == 3
    assert selective(mine - {0, 9, 12}, mine, {0, 1, 2}) is None
    assert selective(set(), mine, {0, 1, 2}) is None


@pytest.fixture
def hurried(app):
    """Lena is rated by six and by six in a hurry, Jonas by nine, one of them in a hurry."""
    edition = EditionFactory()
    lena, jonas = PersonFactory(name="Lena"), PersonFactory(name="Jonas")
    survey = surveyed(edition)
    rate(survey, lena, [4, 4, 3, 4, 3, 5, 5, 5, 5, 4, 5, 4])
    rate(survey, jonas, [4, 3, 4, 2, 4, 3, 5, 4, 3])
    for number, response in enumerate(survey_responses(), start=1):
        quick = timedelta(seconds=5 if number in (6, 7, 8, 9, 10, 11, 20) else 300)
        response.started_at = response.submitted_at - quick
        response.submitted_at += timedelta(hours=number)
        response.started_at += timedelta(hours=number)
    return Standing(edition), lena, jonas


def survey_responses():
    return db.session.query(Response).order_by(Response.id).all()


def test_without_a_few_answers_only_the_interval_is_spoken_of(hurried):
    standing, lena, jonas = hurried
    found = questions.questions(standing)
    few = questions.without(standing, jonas.id, found[jonas.id])
    many = questions.without(standing, lena.id, found[lena.id])
    assert (few.score, few.kind) == (None, "stays")
    assert many.kind == "exact"


def test_managers_alone_read_the_questions(sign_in, hurried):
    text = sign_in("manager").get("/scores/questions").text
    assert "Was the survey read before it was filled in?" in text
    assert sign_in("staff").get("/scores/questions").status_code == 403
