"""What stands beside the score: complaints that came back, goals, who came again, skills; and by whom."""

from datetime import UTC, date, datetime

import pytest

from exhibitors.assignment import Assignment
from foundation.database import db
from goals.models import Goal
from scoring.foreseen import PASSED_AS, Foreseen
from scoring.owners import owner_at
from scoring.parts import GOALS, RETENTION, SETTLED, UPGRADES, Cell, Sums, parts
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.people import PersonFactory
from tests.factories.scores import complain
from tests.factories.shows import EditionFactory

TODAY = date(2026, 12, 31)


def day(number):
    return datetime(2026, 1, number, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stints", "expected"),
    [
        ([(1, day(1), None)], 1),
        ([(1, day(1), day(5)), (2, day(5), None)], 2),
        ([(1, day(1), day(5))], None),
        ([(1, day(20), None)], 1),
        ([], None),
    ],
)
def test_an_exhibitor_is_whose_it_was_at_the_moment(stints, expected):
    assert owner_at(stints, day(10)) == expected


@pytest.fixture
def lena(app):
    return PersonFactory(name="Lena")


@pytest.fixture
def edition(lena):
    return EditionFactory(starts_on=date(2026, 5, 4), ends_on=date(2026, 5, 7))


def exhibitors(edition, person, count):
    found = [ExhibitorFactory(owner=person) for _ in range(count)]
    for one in found:
        ParticipationFactory(exhibitor=one, edition=edition)
    db.session.flush()
    assert db.session.query(Assignment).count() == count
    return found


def found(edition, person, part, before=()):
    return parts([edition, *before], 1, TODAY, 5)[person.id][part]


def test_a_complaint_that_was_reopened_was_not_settled_for_good(edition, lena):
    complaints = [complain(edition, lena, 1, recovered=5) for _ in range(5)]
    complaints[0].reopened = 1
    db.session.flush()
    assert (found(edition, lena, SETTLED).value, found(edition, lena, SETTLED).n) == (80, 5)


def test_goals_reached_weigh_as_the_exhibitor_weighs_them_and_each_exhibitor_once(edition, lena):
    for one in exhibitors(edition, lena, 5):
        for weight, reached in ((75, 7), (25, 3)):
            goal = Goal(exhibitor=one, edition=edition, dimension="sales", title="Leads", weight=weight)
            goal.reached = reached
            db.session.add(goal)
    db.session.flush()
    part = found(edition, lena, GOALS)
    assert (part.n, part.value) == (5, pytest.approx(100 * 5 / 6))


def test_who_came_again_is_held_against_what_was_expected(app, edition, lena):
    before = EditionFactory(show=edition.show, starts_on=date(2025, 5, 4), ends_on=date(2025, 5, 7))
    there = exhibitors(edition, lena, 5)
    away = ExhibitorFactory(owner=lena)
    ParticipationFactory(exhibitor=away, edition=before)
    db.session.flush()
    chances = {one.id: 0.5 for one in (*there, away)}
    app.extensions[PASSED_AS] = lambda *editions: Foreseen(chances, {away.id: False})
    part = found(edition, lena, RETENTION, [before])
    assert (part.n, part.expected, part.counted) == (6, 3, pytest.approx(5))
    assert part.value == pytest.approx(50 + 50 * 2 / 6)
    assert found(edition, lena, UPGRADES, [before]).reason == "below_minimum_base"


def test_a_part_over_two_editions_tells_nothing_of_a_small_one():
    sums = Sums()
    sums.add(1, 10, Cell(600, 6))
    sums.add(1, 11, Cell(100, 1))
    assert sums.part(1, [11, 10], 5).n == 6
