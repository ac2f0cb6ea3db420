"""The dashboard says what to do next and why; the exhibitor's page says everything on one screen."""

from datetime import UTC, date, datetime, timedelta

import pytest

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db
from goals.models import Goal
from overview.next_steps import next_steps
from overview.steps import steps
from overview.timeline import timeline
from surveys.response import Response
from tests.factories.companies import (
    ContactFactory,
    ExhibitorFactory,
    InteractionFactory,
    ParticipationFactory,
    StandFactory,
)
from tests.factories.plays import TaskFactory
from tests.factories.shows import EditionFactory
from tests.factories.statements import statements
from tests.factories.surveys import SurveyFactory

TODAY = date(2026, 5, 30)
NOW = datetime(2026, 5, 30, 9, tzinfo=UTC)


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2026, 5, 12), name="Spring Machinery Fair 2026")


def missed_goal(exhibitor: Exhibitor, edition) -> Goal:
    values = {"dimension": "sales", "title": "Find distributors", "reached": 1, "reached_at": clock.now()}
    goal = Goal(exhibitor_id=exhibitor.id, edition_id=edition.id, **values)
    db.session.add(goal)
    db.session.flush()
    return goal


def test_without_an_edition_the_dashboard_says_how_to_begin(sign_in):
    assert "Welcome to Standwell" in sign_in("organiser").get("/").text


def test_the_steps_count_who_takes_part(edition):
    ParticipationFactory(edition=edition, net_area_m2=40.0)
    ParticipationFactory(edition=edition, status="cancelled")
    found = steps(edition, TODAY, NOW)
    assert (found.exhibitors, found.area_m2) == (1, 40.0)


def test_the_steps_count_goals_of_those_who_take_part(edition):
    one = ParticipationFactory(edition=edition)
    ParticipationFactory(edition=edition)
    missed_goal(one.exhibitor, edition)
    assert steps(edition, TODAY, NOW).with_goals == 1


def test_an_exhibitor_stands_once_in_the_next_steps_with_its_gravest_cause(edition):
    one = ParticipationFactory(edition=edition, exhibitor=ExhibitorFactory(alert="low_satisfaction"))
    missed_goal(one.exhibitor, edition)
    (row,) = next_steps(edition, TODAY, NOW)
    assert (row.cause, row.causes) == ("alert", 2)


def test_the_dearer_exhibitor_comes_first_within_a_cause(edition):
    for name, value in (("Small", 100), ("Large", 900)):
        exhibitor = ExhibitorFactory(name=name, alert="no_reply", value_minor=value)
        ParticipationFactory(edition=edition, exhibitor=exhibitor)
    assert [row.name for row in next_steps(edition, TODAY, NOW)] == ["Large", "Small"]


def test_a_task_is_a_next_step_from_the_day_it_is_due(edition):
    for days, title in ((0, "Call today"), (1, "Call tomorrow")):
        exhibitor = ParticipationFactory(edition=edition).exhibitor
        TaskFactory(exhibitor=exhibitor, title=title, due_on=TODAY + timedelta(days=days))
    assert [(row.cause, row.what) for row in next_steps(edition, TODAY, NOW)] == [("task_due", "Call today")]


def test_an_unpaid_price_is_a_next_step_for_the_risk_class_only(edition):
    for word in ("risk", "key"):
        ParticipationFactory(
            edition=edition,
            exhibitor=ExhibitorFactory(relationship_class=word),
            paid_minor=0,
            due_on=date(2026, 4, 1),
        )
    assert [row.relationship_class for row in next_steps(edition, TODAY, NOW)] == ["risk"]


def test_the_timeline_is_newest_first_and_pages(app):
    exhibitor = ExhibitorFactory()
    for days in range(25):
        InteractionFactory(exhibitor=exhibitor, happened_at=NOW - timedelta(days=days), summary=f"day {days}")
    first = timeline(exhibitor.id, None)
    second = timeline(exhibitor.id, first.next)
    said = [row.what for row in (*first.rows, *second.rows)]
    assert said == [f"day {days}" for days in range(25)]


def test_the_timeline_keeps_one_kind(app):
    exhibitor = ExhibitorFactory()
    InteractionFactory(exhibitor=exhibitor, kind="call")
    InteractionFactory(exhibitor=exhibitor, kind="note")
    assert [row.kind for row in timeline(exhibitor.id, None, "call").rows] == ["call"]


@pytest.mark.parametrize(
    "name", ["公司", "X", "شركة المعارض", "🙂 GmbH", "K" * 300, "<script>alert(1)</script>"]
)
def test_any_name_is_shown_as_text(sign_in, name):
    exhibitor = ExhibitorFactory(name=name)
    answer = sign_in("staff").get(f"/exhibitors/{exhibitor.id}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_the_exhibitor_page_shows_editions_goals_and_people(sign_in, edition):
    one = ParticipationFactory(edition=edition)
    StandFactory(participation=one, number="3C14")
    ContactFactory(exhibitor=one.exhibitor, name="Anna Weiß")
    missed_goal(one.exhibitor, edition)
    page = sign_in("staff").get(f"/exhibitors/{one.exhibitor_id}").text
    assert all(text in page for text in ("3C14", "96 m²", "Anna Weiß", "Find distributors"))


@pytest.mark.parametrize("answers", [1, 2])
def test_the_exhibitor_page_shows_the_last_answer_also_when_it_is_the_first(sign_in, edition, answers):
    company = ParticipationFactory(edition=edition).exhibitor
    for overall in range(answers):
        survey = SurveyFactory(edition=edition)
        given = {"overall": overall + 3, "submitted_at": NOW + timedelta(days=overall)}
        db.session.add(Response(survey=survey, exhibitor=company, **given))
    page = sign_in("staff").get(f"/exhibitors/{company.id}").text
    assert (f"<strong>{answers + 2}</strong> / 5" in page, "<small>+1.0</small>" in page) == (
        True,
        answers > 1,
    )


def test_an_unknown_exhibitor_is_not_found(sign_in):
    assert sign_in("staff").get("/exhibitors/999999").status_code == 404


@pytest.mark.parametrize(("term", "shown"), [("kess", "Kessler"), ("3C1", "3C14"), ("anna", "Anna Weiß")])
def test_the_search_finds_by_the_beginning(sign_in, edition, term, shown):
    one = ParticipationFactory(edition=edition)
    StandFactory(participation=one, number="3C14")
    ContactFactory(exhibitor=one.exhibitor, name="Anna Weiß")
    assert shown in sign_in("staff").get(f"/search?q={term}").text


def test_the_search_takes_any_text(sign_in):
    assert sign_in("staff").get("/search?q=%25_%27%22*%00").status_code in (200, 400)


def test_the_page_of_an_exhibitor_asks_few_questions_of_the_database(sign_in, edition):
    exhibitor = ParticipationFactory(edition=edition).exhibitor
    browser, address = sign_in("staff"), f"/exhibitors/{exhibitor.id}"
    asked = statements(browser, address)
    for year in (2023, 2024, 2025):
        InteractionFactory(exhibitor=exhibitor, contact=ContactFactory(exhibitor=exhibitor))
        earlier = EditionFactory(show=edition.show, starts_on=date(year, 5, 12))
        ParticipationFactory(exhibitor=exhibitor, edition=earlier)
    assert statements(browser, address) <= asked + 2 <= 45
