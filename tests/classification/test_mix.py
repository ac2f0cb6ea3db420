"""The class mix at an edition, moves, and alerts."""

from datetime import date, timedelta

import pytest

from classification import assessing, queries
from classification.edition_figures import reckoned
from classification.moves import moves_since
from exhibitors.models import Exhibitor
from foundation.database import db
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import JudgedComplaintFactory, ResponseFactory, came, editions, noon

DAY = date(2026, 6, 1)


@pytest.fixture
def held(app):
    """Two editions; ten exhibitors came to the first, the richer five to the second; assessed after both."""
    first, second = editions(2)
    for worth in range(1, 11):
        exhibitor = ExhibitorFactory()
        came(exhibitor, first, price_minor=worth * 100_000)
        if worth > 5:
            came(exhibitor, second, price_minor=worth * 100_000, cost_hours=4)
    for day in (first.ends_on, DAY):
        assessing.assess_all(day)
    return first, second


def line(edition, word):
    return next(one for one in reckoned(edition).lines() if one.relationship_class == word)


def test_the_mix_counts_exhibitors_value_and_hours(held):
    found = line(held[1], "transactional")
    assert (found.exhibitors, found.hours_planned, found.hours_spent) == (4, 12, 16)


def test_who_came_back_is_told_by_the_class_of_that_time(held):
    assert (line(held[1], "key").rebooked, line(held[1], "transactional").rebooked) == (1.0, 2 / 7)


def test_without_an_edition_before_nobody_came_back(held):
    assert line(held[0], "key").rebooked is None


def test_moves_are_counted_from_class_to_class(held):
    since = moves_since(held[0].ends_on, held[0].id)
    assert since.moves[("transactional", None)] == 5
    assert since.net("key") == -sum(n for (start, _), n in since.moves.items() if start == "key")


def test_without_assessments_nobody_has_moved(app):
    assert moves_since(DAY, 1) is None


def test_alerts_carry_their_causes_the_gravest_first(held):
    rich, poor = (db.session.query(Exhibitor).order_by(Exhibitor.id).all()[i] for i in (7, 6))
    for exhibitor in (poor, rich):
        JudgedComplaintFactory(exhibitor=exhibitor, received_at=noon(DAY))
    ResponseFactory(exhibitor=poor, submitted_at=noon(DAY), overall=1)
    assessing.assess_all(DAY + timedelta(days=1))
    found = {row.id: [cause["code"] for cause in row.causes] for row in queries.alerts()}
    assert found[poor.id][:2] == ["low_satisfaction", "open_complaint"]
    assert queries.count_alerts() == len(found)


def test_the_mix_of_an_edition_counts_only_who_takes_part_in_it(held):
    assert [sum(one.exhibitors for one in reckoned(edition).lines()) for edition in (*held, None)] == [
        10,
        5,
        10,
    ]


def test_the_moves_of_an_edition_are_those_of_who_takes_part_in_it(held):
    assert ("transactional", None) not in moves_since(held[0].ends_on, held[1].id).moves
