"""Priority points: by hand, by the scheme as of a day, the same in the order and line by line."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exhibitors.priority import by_hand, schemes
from exhibitors.priority.lines import Counting
from exhibitors.priority.ranking import lines_of, places, total_of
from exhibitors.priority.scheme import Scheme
from foundation.database import db
from tests.exhibitors.across.conftest import came, held
from tests.factories.companies import ParticipationFactory

DAY = date(2026, 1, 1)
SCHEME = Scheme(10, 0.1, 1, 5, 3, 2, 20)


def order(editions, day=DAY, scheme=SCHEME):
    db.session.flush()
    rows = places(Counting(editions[0].show_id, day, scheme), None)
    return [(row.name, row.total / 100) for row in rows]


@pytest.mark.parametrize(
    "values, points",
    [
        ({"net_area_m2": None, "price_minor": None}, 10),
        ({"net_area_m2": 36.0, "price_minor": None}, 13.6),
        ({"net_area_m2": None, "price_minor": 1_250_000}, 22.5),
        ({"net_area_m2": None, "price_minor": None, "conduct_points": 3}, 4),
        ({"net_area_m2": None, "price_minor": 0, "status": "no_show"}, None),
    ],
)
def test_each_thing_counts_for_what_the_scheme_says(app, values, points):
    editions = held(1)
    came("a", editions[0], **values)
    came("other", editions[0], net_area_m2=None, price_minor=None)
    assert dict(order(editions)).get("a") == points


def test_money_is_counted_in_the_house_currency(app):
    editions = held(1, exchange_rate=0.5)
    came("a", editions[0], net_area_m2=None, price_minor=1_000_000)
    assert order(editions) == [("a", 15.0)]


def test_editions_running_earn_more_and_old_ones_nothing(app):
    editions, plain = held(5), {"net_area_m2": None, "price_minor": None}
    came("all", *editions, **plain)
    came("gap", editions[2], editions[4], **plain)
    came("old", editions[0], **plain)
    assert order(editions) == [("all", 45.0), ("gap", 20.0)]


def test_the_edition_before_counts_for_running_even_where_it_has_expired(app):
    editions, plain = held(4), {"net_area_m2": None, "price_minor": None}
    came("a", editions[0], editions[1], **plain)
    came("last", editions[2], editions[3], **plain)
    assert dict(order(editions))["a"] == 15.0


def test_a_cancelled_edition_breaks_no_run(app):
    editions, plain = held(3), {"net_area_m2": None, "price_minor": None}
    came("a", editions[0], editions[2], **plain)
    editions[1].cancelled = True
    assert order(editions) == [("a", 25.0)]


def test_who_owes_past_the_day_loses_points_once(app):
    editions, plain = held(2), {"net_area_m2": None, "price_minor": 0}
    late = {"net_area_m2": None, "price_minor": 1, "due_on": date(2025, 12, 31)}
    came("late", *editions, **late)
    came("fine", *editions, **plain)
    assert order(editions) == [("fine", 25.0), ("late", 5.0)]
    assert dict(order(editions, date(2025, 12, 31)))["late"] == 25.0


def test_only_editions_begun_by_the_day_count(app):
    editions = held(2)
    came("a", *editions, net_area_m2=None, price_minor=None)
    assert order(editions, date(2020, 12, 31)) == [("a", 10.0)]


def test_equal_points_go_by_editions_then_area_then_name(app):
    editions, scheme = held(2), Scheme(0, 0, 0, 0, 5, 0, 0)
    came("b", editions[0], net_area_m2=9.0)
    came("a", editions[0], net_area_m2=9.0)
    came("large", editions[0], net_area_m2=10.0)
    came("twice", *editions, net_area_m2=1.0)
    assert [name for name, _ in order(editions, scheme=scheme)] == ["twice", "large", "a", "b"]


def test_points_set_by_hand_hold_until_their_end(app):
    editions = held(1)
    one = came("one", editions[0])
    came("two", editions[0])
    by_hand.set_points(one.id, editions[0].show_id, -100, "Left early", (DAY, date(2026, 2, 1)), None)
    assert order(editions)[1] == ("one", -1.0)
    assert dict(order(editions, date(2026, 2, 2)))["one"] > 0
    by_hand.end(one.id, editions[0].show_id, DAY)
    assert dict(order(editions))["one"] > 0


def test_the_scheme_of_the_day_is_in_force(app):
    schemes.put_in_force(SCHEME, date(2025, 1, 1), "First", None)
    schemes.put_in_force(Scheme(), date(2025, 6, 1), "Second", None)
    assert [
        version and version.number for version in map(schemes.in_force, (date(2024, 1, 1), date(2025, 5, 1)))
    ] == [
        None,
        1,
    ]
    assert schemes.scheme_of(schemes.in_force(DAY)) == Scheme()


def test_a_scheme_of_less_than_nothing_is_refused():
    with pytest.raises(ValueError, match="negative"):
        Scheme(per_m2=-1)


def counting(editions, exhibitor, last):
    return Counting(editions[0].show_id, DAY, Scheme(last_editions=last), (exhibitor.id,))


visits = st.dictionaries(
    st.integers(0, 3),
    st.tuples(st.floats(0, 200), st.integers(0, 5_000_000), st.integers(0, 3)),
    min_size=1,
    max_size=4,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=12)
@given(visits, st.integers(0, 3), st.integers(1, 4))
def test_lines_add_up_and_more_never_earns_less(app, visits, more, last):
    editions = held(4)
    came("everywhere", *editions)
    one = came("one")
    taken = {
        at: ParticipationFactory(
            exhibitor=one, edition=editions[at], net_area_m2=area, price_minor=price, conduct_points=conduct
        )
        for at, (area, price, conduct) in visits.items()
    }
    before = total_of(counting(editions, one, last), one.id)
    if before:
        kinds = ("edition", "area", "money", "consecutive", "conduct")
        lines = lines_of(counting(editions, one, last))[one.id]
        assert before.total == sum(getattr(line, f"{kind}_points") for line in lines for kind in kinds)
    grown = taken.get(more) or ParticipationFactory(
        exhibitor=one, edition=editions[more], net_area_m2=0, price_minor=0
    )
    grown.net_area_m2, grown.price_minor = grown.net_area_m2 + 10, grown.price_minor + 100
    db.session.flush()
    after = total_of(counting(editions, one, last), one.id)
    assert before is None or after.total >= before.total
    db.session.rollback()
