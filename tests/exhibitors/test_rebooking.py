"""Who came again, who was lost, won back, new: counted and listed by the same rules."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exhibitors import queries
from exhibitors.filters import MOVES, Filters
from exhibitors.rebooking import pairs
from foundation.database import db
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.shows import EditionFactory, ShowFactory


def editions(count, show=None):
    show = show or ShowFactory()
    return [EditionFactory(show=show, starts_on=date(2020 + n, 5, 1)) for n in range(count)]


def came(name, *at, status="attended"):
    exhibitor = ExhibitorFactory(name=name, name_key=name)
    for edition in at:
        ParticipationFactory(exhibitor=exhibitor, edition=edition, status=status)


def listed(edition, move):
    return [row.name for row in queries.exhibitors(Filters(edition.id, rebooking=move)).rows]


@pytest.fixture
def third(app):
    first, second, third = editions(3)
    came("kept", second, third)
    came("lost", first, second)
    came("back", first, third)
    came("new", third)
    came("prospect", third, status="prospect")
    came("cancelled", second, third, status="cancelled")
    return third


def test_a_pair_counts_kept_lost_won_back_and_new(third):
    pair = pairs(third.show_id)[0]
    assert (pair.first, pair.second, pair.kept, pair.lost, pair.won_back, pair.new) == (2, 3, 1, 1, 1, 1)
    assert pair.kept_share == 0.5


@pytest.mark.parametrize(
    "move, name", [("kept", "kept"), ("lost", "lost"), ("won_back", "back"), ("new", "new")]
)
def test_each_number_opens_the_list_of_who_it_counts(third, move, name):
    assert listed(third, move) == [name]


def test_other_shows_do_not_count(app):
    first, second = editions(2)
    elsewhere = editions(1)[0]
    came("a", elsewhere, second)
    came("b", first)
    pair = pairs(first.show_id)[0]
    assert (pair.new, pair.won_back, pair.kept_share) == (1, 0, 0)


def test_an_edition_without_a_list_is_passed_over(app):
    first, _empty, third = editions(3)
    came("a", first, third)
    assert [(pair.before_id, pair.edition_id, pair.kept) for pair in pairs(first.show_id)] == [
        (first.id, third.id, 1)
    ]


def test_a_cancelled_edition_loses_nobody(app):
    first, off, third = editions(3)
    came("a", first, off, third)
    off.cancelled = True
    db.session.flush()
    assert [(pair.first, pair.kept, pair.lost) for pair in pairs(first.show_id)] == [(1, 1, 0)]
    assert (listed(third, "kept"), listed(off, "lost")) == (["a"], [])


def test_the_page_links_to_the_lists(sign_in, third):
    page = sign_in("staff").get(f"/exhibitors/rebooking?edition={third.id}").text
    assert f'href="/exhibitors/?edition={third.id}&amp;rebooking=won_back&amp;since=' in page


def test_without_a_show_the_page_says_what_to_do(sign_in):
    assert "Nothing to compare yet" in sign_in("staff").get("/exhibitors/rebooking").text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(st.lists(st.sets(st.integers(0, 3)), max_size=6).map(lambda visits: [*visits, {0, 1, 2, 3}]))
def test_the_numbers_add_up_and_the_lists_hold_as_many(app, visits):
    held = editions(4)
    for number, at in enumerate(visits):
        came(f"e{number}", *(held[place] for place in at))
    for edition, pair in zip(held[:0:-1], pairs(held[0].show_id), strict=True):
        assert pair.first == pair.kept + pair.lost
        assert pair.second == pair.kept + pair.won_back + pair.new
        counts = {"kept": pair.kept, "lost": pair.lost, "won_back": pair.won_back, "new": pair.new}
        assert {move: len(listed(edition, move)) for move in MOVES} == counts
    db.session.rollback()
