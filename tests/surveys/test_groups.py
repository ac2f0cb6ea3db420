"""Editions line up, groups are tested against the others, and silence is told by group."""

import pytest

from foundation import clock
from foundation.database import db
from surveys.reading import dimensions, editions, groups, rates, summary
from surveys.reading.missing import Missing
from tests.factories.answered import brought, edition_of
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.judged import ResponseFactory
from tests.factories.shows import ShowFactory
from tests.factories.surveys import InvitationFactory, SurveyFactory


@pytest.fixture
def show(app):
    return ShowFactory()


def test_editions_line_up_by_what_is_measured(show):
    brought("ALL,FOOD\n" + "4,3\n3,2\n" * 20, edition_of(show, 2025))
    last = brought("FOOD,ALL\n" + "4,5\n4,4\n" * 20, edition_of(show, 2026))
    found = editions.lines(last.edition)
    assert [one.name for one in found.editions] == ["Fair 2025", "Fair 2026"]
    overall, food = found.lines
    assert (overall.key, [one.mean for one in overall.by_edition]) == (("overall", ""), [3.5, 4.5])
    assert (food.key, food.change.value, food.change.real) == (("service", "food"), 1.5, True)


def grouped(survey, country, n, overall):
    for _ in range(n):
        exhibitor = ExhibitorFactory(country=country)
        ResponseFactory(survey=survey, exhibitor=exhibitor, overall=overall, recommend=2 * overall)


def test_groups_are_tested_against_all_others(app):
    survey = SurveyFactory()
    for country, overall in (("DE", 5), ("PL", 3), ("FR", 5)):
        grouped(survey, country, 12, overall)
    found = {one.group: one for one in groups.groups(survey, dimensions.COUNTRY)}
    assert (found["PL"].satisfied, found["PL"].by_satisfied.value, found["PL"].by_satisfied.real) == (
        0,
        -1,
        True,
    )
    assert found["DE"].promoters == 100


def test_a_second_group_is_hidden_with_a_small_one(app):
    survey = SurveyFactory()
    for country, n in (("DE", 12), ("PL", 3), ("FR", 8)):
        grouped(survey, country, n, 5)
    found = {one.group: one.satisfied for one in groups.groups(survey, dimensions.COUNTRY)}
    assert found == {"DE": 1, "FR": None, "PL": None}


@pytest.fixture
def waiting(show):
    """A survey to which one of two has answered, the other was not satisfied last time."""
    before, now = (SurveyFactory(edition=edition_of(show, year)) for year in (2025, 2026))
    silent, heard = (ContactFactory(exhibitor=ExhibitorFactory(country=code)) for code in ("PL", "DE"))
    ResponseFactory(survey=before, exhibitor=silent.exhibitor, overall=2)
    InvitationFactory(survey=now, contact=silent)
    InvitationFactory(survey=now, contact=heard, answered_at=clock.now())
    db.session.commit()
    return now


def test_rates_are_told_by_group_and_by_what_was_said_last_time(waiting):
    found = rates.rates(waiting)
    told = {one.group: (one.invited, one.answered) for one in found[dimensions.BEFORE]}
    assert told == {dimensions.DISSATISFIED: (1, 0), dimensions.SILENT: (1, 1)}
    assert {one.group: one.answered for one in found[dimensions.COUNTRY]} == {"DE": 1, "PL": 0}
    assert [one.group for one in found[dimensions.TIMER]] == [dimensions.FIRST]


def test_who_is_missing_can_be_filtered(waiting):
    assert len(Missing.of(waiting, {}).page(None).rows) == 1
    assert len(Missing.of(waiting, {"before": "dissatisfied", "country": "PL"}).page(None).rows) == 1
    assert Missing.of(waiting, {"country": "DE"}).page(None).rows == []
    assert Missing.of(waiting, {"q": "no such firm"}).page(None).rows == []


def test_the_file_of_who_is_missing_is_sent_after_the_survey_has_left_its_session(waiting):
    lines = Missing.of(waiting, {}).lines()
    db.session.expire(waiting)
    db.session.expunge(waiting)
    assert len(list(lines)) == 1


def test_who_only_stays_is_named(app):
    survey = SurveyFactory()
    ResponseFactory(survey=survey, overall=2, would_return=5)
    ResponseFactory(survey=survey, overall=5, would_return=5, calculative=6, trust=2)
    ResponseFactory(survey=survey, overall=5, would_return=5, trust=7)
    assert [row.overall for row in summary.hostages(survey)] == [2, 5]
