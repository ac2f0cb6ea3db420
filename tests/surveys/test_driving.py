"""What drives satisfaction, and which answers are worth little."""

from datetime import timedelta

import pytest

from foundation import clock
from surveys import queries, results
from surveys.drivers import Refusal
from surveys.reading import charts, driving, quality, summary
from surveys.submitting import submit
from tests.factories.answered import ITEMS, answers, brought
from tests.factories.judged import ResponseFactory
from tests.factories.surveys import InvitationFactory, SurveyFactory


def test_the_strongest_driver_is_found_from_stored_answers(app):
    found = driving.driven(brought(answers()))
    assert (found.found.n, found.found.items[0].code, found.found.close) == (120, "food", 1)
    assert len(found.items) == 4


def test_names_in_the_map_stand_inwards_and_not_over_each_other():
    assert charts.sides([(1, 1), (2, 3), (3, 3.01), (4, 2)]) == ["right", "right", "over", "left"]


def test_items_can_be_chosen(app):
    found = driving.driven(brought(answers()), ["signs", "wifi"])
    assert {one.code for one in found.found.items} == {"signs", "wifi"}


def test_without_an_overall_question_there_is_no_ranking(app):
    assert driving.driven(brought(answers(overall=False))).refused.reason == Refusal.NO_OVERALL


def test_too_few_answers_are_refused_with_what_is_needed(app):
    refused = driving.driven(brought(answers(n=39))).refused
    assert (refused.reason, refused.n, refused.needed) == (Refusal.FEW_ANSWERS, 39, 40)


def lined(n, straight):
    rows = ["ALL," + ",".join(ITEMS), *["3,3,3,3,3"] * straight]
    return brought("\n".join([*rows, *["5,5,4,3,5"] * (n - straight)]))


def test_straight_liners_are_counted_and_their_effect_is_shown(app):
    found = quality.quality(lined(20, 8))
    assert (found.straight.value, found.flagged) == (0.4, 8)
    assert (found.whole.overall.value, found.without.overall.value) == (0.6, 1)


def test_so_few_that_leaving_them_out_would_show_them_stay_in(app):
    survey = lined(20, 4)
    assert quality.quality(survey).without is None
    assert quality.kept(survey) == []


def test_the_fast_and_the_contradictory_are_flagged(app):
    survey, now = SurveyFactory(), clock.now()
    for minutes in (10, 10, 10, 12, 12, 1):
        ResponseFactory(survey=survey, started_at=now - timedelta(minutes=minutes), submitted_at=now)
    for _ in range(6):
        ResponseFactory(survey=survey, started_at=now, submitted_at=now, overall=5, recommend=2)
    found = quality.quality(survey)
    assert found.median == pytest.approx(600)
    assert (found.fast.n, round(found.fast.value, 3), found.contradictory.value) == (6, 0.167, 1)


def test_the_value_equation_has_its_terms_from_the_standard_questions(app):
    survey = SurveyFactory()
    for _ in range(5):
        submit(InvitationFactory(survey=survey), {"overall": 4, "effort": 4, "price": 4, "stand": (5, 3)})
    head = queries.headlines_of([survey.id])
    found = summary.value_of(head, results.everything(survey, named=False))
    assert (found.results, found.process, found.price, found.access) == (None, 50, 50, 50)
