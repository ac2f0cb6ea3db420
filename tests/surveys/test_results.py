"""Results are grouped in the database, and nothing is shown on too few answers."""

import pytest

from foundation.database import db
from surveys import progress, queries, ratings, result_routes, results
from surveys.item_means import item_means
from surveys.standard import POST_SHOW
from surveys.submitting import submit
from tests.factories.aims import GoalFactory
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.people import PersonFactory
from tests.factories.surveys import InvitationFactory, SurveyFactory

OVERALL = (5, 5, 4, 3, 5, 1)


def answered(survey, owner, overall, **answers):
    contact = ContactFactory(exhibitor=ExhibitorFactory(owner=owner))
    goal = GoalFactory(exhibitor=contact.exhibitor, edition=survey.edition, dimension="sales", weight=100)
    said = {
        "overall": overall, "return": 5, "recommend": overall * 2, "effort": 4, "goals": {goal.id: 4},
        "build_up": (5, overall), "repair": (4, "na"), "trust_word": overall, "trust_side": overall,
        "cost_leave": 6, "staff_reach": overall, "staff_do": 3, "obstacle": "timing", "price": 5,
        "comment": f"Said {overall}",
    }  # fmt: skip
    return submit(InvitationFactory(survey=survey, contact=contact), said | answers)


@pytest.fixture
def survey(app):
    survey, owner = SurveyFactory(), PersonFactory(name="Lena Wagner")
    for overall in OVERALL:
        answered(survey, owner, overall)
    InvitationFactory(survey=survey)
    db.session.commit()
    return survey


def test_headlines_count_the_completely_satisfied_only(survey):
    head = queries.headlines(survey.edition_id)
    assert (head.invited, head.answered, head.rate) == (7, 6, 6 / 7)
    assert (head.overall.n, head.overall.value) == (6, 0.5)
    assert head.overall.low < 0.5 < head.overall.high
    assert round(head.recommend.value) == 17
    assert head.attainment == 0.5
    assert head.counts["overall"] == {5: 3, 4: 1, 3: 1, 1: 1}


def test_a_draft_counts_in_no_figure(survey, client):
    draft = InvitationFactory(survey=survey)
    db.session.commit()
    client.post(f"/s/{draft.token}?page=1", data={"overall": "1", "go": "next"})
    assert queries.headlines(survey.edition_id).overall.n == 6


def test_below_the_base_no_figure_is_shown(app):
    survey = SurveyFactory()
    answered(survey, PersonFactory(), 5)
    head = queries.headlines(survey.edition_id)
    assert (head.answered, head.overall.value, head.quality, head.attainment) == (1, None, None, None)
    assert results.people(survey) == []
    assert results.services(survey, item_means(survey))[0].performance is None


def test_service_items_stand_with_importance_performance_and_who_did_not_use_them(survey):
    build_up, repair = results.services(survey, item_means(survey))
    assert (build_up.importance, round(build_up.performance, 2), build_up.answered) == (5, 3.83, 6)
    assert (repair.importance, repair.performance, repair.answered, repair.unused) == (4, None, 0, 6)


def test_goals_price_and_the_team_are_counted(survey):
    assert [(row.name, row.n, row.mean) for row in results.goals(survey)] == [("sales", 6, 0.5)]
    found = results.everything(survey, named=False)
    assert (found["price"].mean, found["team"].n) == (5, 12)


def test_alpha_of_two_equal_items_is_one(survey):
    alphas = results.alphas(survey)
    assert alphas["trust"].value == pytest.approx(1)
    assert alphas["friendship"].value is None


def test_who_stays_without_trust_is_a_hostage(survey):
    assert results.hostages(survey) == (2, 6)


def test_a_person_is_rated_by_exhibitors_not_by_answers(survey):
    (row,) = results.people(survey)
    assert (row.name, row.n, round(row.mean, 3)) == ("Lena Wagner", 6, 3.417)


def test_ratings_for_scoring_are_one_row_for_each_exhibitor(survey):
    rows = ratings.staff_ratings([survey.edition_id])
    assert len(rows) == 6
    assert sorted(row.mean for row in rows) == [2.0, 3.0, 3.5, 4.0, 4.0, 4.0]
    assert ratings.staff_ratings([survey.edition_id + 1]) == []


def test_the_trend_has_a_point_for_each_edition(survey):
    (point,) = queries.trend(survey.edition.show_id)
    assert (point.name, point.satisfied.value) == (survey.edition.name, 0.5)


def test_the_latest_response_of_each_exhibitor_is_found(survey):
    latest = queries.latest_responses(queries.select(queries.Response.exhibitor_id))
    assert sorted(row.overall for row in latest.values()) == sorted(OVERALL)
    assert {row.edition_id for row in latest.values()} == {survey.edition_id}


def test_the_missing_are_listed(survey):
    (row,) = progress.missing(survey.id, None).rows
    assert (row.begun, row.owner) == (None, None)


def test_the_standard_questionnaire_is_whole_in_both_languages():
    for page in POST_SHOW.pages:
        for text in [page.title, *(one.text for one in page.questions)]:
            assert text["en"]
            assert text["zh_CN"]


def test_of_many_answers_the_rest_of_the_page_is_fetched_behind_the_headlines(survey, sign_in, monkeypatch):
    monkeypatch.setattr(result_routes, "AT_ONCE", 3)
    browser, address = sign_in("manager"), f"/surveys/{survey.id}/results"
    first, whole = browser.get(address).text, browser.get(f"{address}?whole=1").text
    assert ("In their own words" in first, "In their own words" in whole) == (False, True)
    assert f'hx-get="{address}?whole=1" hx-trigger="load" hx-select="#detail"' in first
