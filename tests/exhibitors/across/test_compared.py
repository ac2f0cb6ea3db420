"""Two editions side by side: figures by hand, lists behind them, bad addresses."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exhibitors import queries
from exhibitors.across.breakdown import KINDS, breakdown, halls
from exhibitors.across.grid import grid
from exhibitors.across.sheet import rows
from exhibitors.across.totals import totals
from exhibitors.across.visits import NotComparable, Two
from exhibitors.filters import MOVES, Filters
from exhibitors.moves import SPACES
from foundation.database import db
from tests.exhibitors.across.conftest import came, held
from tests.factories.companies import ParticipationFactory, StandFactory
from tests.factories.shows import HallFactory
from tests.factories.statements import statements


@pytest.fixture
def two(three):
    return Two.of(three.second, three.third)


def figures(two):
    return totals(two, grid(two))


def counts(found):
    return {move: line.exhibitors for move, line in found.by_move.items()}


def listed(two, **filters):
    asked = Filters(two.second.id, since=str(two.first.id), **filters)
    return [row.name for row in queries.exhibitors(asked).rows]


def test_each_exhibitor_makes_one_move(two):
    found = figures(two)
    assert counts(found) == {"kept": 2, "lost": 1, "won_back": 1, "new": 1}
    assert (found.first.exhibitors, found.second.exhibitors, found.kept_share) == (3, 4, 2 / 3)


def test_area_and_money_are_those_of_the_edition_in_the_house_currency(two):
    found = figures(two)
    assert (found.first.area_before, found.first.money_before) == (60.0, 220_00)
    assert (found.second.area_after, found.second.money_after) == (65.0, 2 * 370_00)
    assert (found.by_move["new"].sized_after, found.by_move["lost"].area_before) == (0, 30.0)


def test_space_of_who_was_kept_is_told_apart(two):
    found = figures(two).by_space
    assert {space: line.exhibitors for space, line in found.items()} == {
        "upgraded": 1,
        "unchanged": 1,
        "downgraded": 0,
        "unknown": 0,
    }
    assert (found["upgraded"].area_change, found["upgraded"].money_change) == (30.0, 500_00)


@pytest.mark.parametrize("space, name", [("upgraded", ["grown"]), ("unchanged", ["same"]), ("unknown", [])])
def test_a_space_opens_its_list(two, space, name):
    assert listed(two, rebooking="kept", space=space) == name


def test_editions_further_apart_find_who_was_new_between_them_new(three):
    found = figures(Two.of(three.third, three.first))
    assert counts(found) == {"kept": 1, "lost": 1, "won_back": 0, "new": 3}


def test_countries_are_counted_by_where_the_exhibitor_is_from(two):
    found = {group.key: group.counts for group in breakdown(two, grid(two), "country")}
    assert found["CN"] == {"kept": 1, "lost": 0, "won_back": 0, "new": 0}
    assert found["DE"] == {"kept": 1, "lost": 1, "won_back": 1, "new": 1}


def test_what_left_and_what_came_is_added_up(two):
    found = {group.key: group for group in breakdown(two, grid(two), "package")}
    assert (found["space_only"].gone.area_before, found["space_only"].gone.money_before) == (30.0, 70_00)
    assert (found["shell_scheme"].come.area_after, found["shell_scheme"].come.money_after) == (5.0, 40_00)


def test_a_hall_counts_who_was_there_and_opens_the_list(two):
    hall = HallFactory()
    lost = ParticipationFactory(edition=two.first, exhibitor__name_key="in hall", exhibitor__name="in hall")
    for number in ("A1", "A2"):
        StandFactory(participation=lost, hall=hall, number=number)
    group = next(one for one in halls(two) if one.key == hall.id)
    assert (group.counts["lost"], group.first) == (1, 1)
    assert listed(two, rebooking="lost", hall=str(hall.id)) == ["in hall"]


def test_two_editions_of_different_shows_are_not_compared(three):
    with pytest.raises(NotComparable):
        Two.of(three.first, held(1)[0])


def test_the_page_asks_as_often_for_many_as_for_few(app, sign_in, three):
    browser, address = sign_in("staff"), f"/exhibitors/compared?show={three.show_id}"
    browser.get(address)
    few = statements(browser, address)
    for number in range(20):
        came(f"more {number}", three.second, three.third)
    assert statements(browser, address) <= few


def test_a_number_of_the_page_opens_the_list_it_counts(sign_in, three):
    page = sign_in("staff").get(f"/exhibitors/compared?show={three.show_id}").text
    asked = f"/exhibitors/?edition={three.third.id}&amp;since={three.second.id}&amp;rebooking=kept"
    asked += "&amp;space=upgraded"
    assert f'href="{asked}">1</a>' in page


def test_the_page_names_a_cancelled_edition(sign_in, three):
    three.second.cancelled = True
    page = sign_in("staff").get(f"/exhibitors/compared?show={three.show_id}").text
    assert f"{three.second.name} was cancelled" in page
    assert f'<option value="{three.second.id}"' not in page


@pytest.mark.parametrize("asked", ["first=0", "first=abc", "second=99999999999999", "first={0}&second={0}"])
def test_what_cannot_be_compared_is_refused_in_words(sign_in, three, asked):
    answer = sign_in("staff").get(
        f"/exhibitors/compared?show={three.show_id}&" + asked.format(three.first.id)
    )
    assert answer.status_code == 400


def test_without_editions_the_page_says_what_to_do(sign_in):
    assert "Nothing to compare yet" in sign_in("staff").get("/exhibitors/compared").text


def test_the_file_holds_a_row_an_exhibitor_of_either_edition(two):
    found = {row[1]: row for row in rows(two)}
    assert sorted(found) == ["back", "grown", "lost", "new", "same"]
    assert found["grown"][5] == "More space"
    assert found["grown"][-2:] == [30.0, 500.0]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_file_is_served(sign_in, three, kind):
    answer = sign_in("organiser").get(f"/exhibitors/compared/export?show={three.show_id}&format={kind}")
    assert (answer.status_code, len(answer.data) > 100) == (200, True)


visits = st.lists(
    st.dictionaries(st.integers(0, 3), st.sampled_from([None, 9.0, 9.01, 18.0]), max_size=4), max_size=6
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=12)
@given(visits, st.integers(0, 2))
def test_figures_add_up_and_lists_hold_as_many(app, visits, earlier):
    editions = held(4)
    for number, at in enumerate([*visits, dict.fromkeys(range(4), 9.0)]):
        exhibitor = came(f"e{number}")
        for place, area in at.items():
            ParticipationFactory(exhibitor=exhibitor, edition=editions[place], net_area_m2=area)
    two = Two.of(editions[earlier], editions[3])
    found = figures(two)
    assert found.first.exhibitors == sum(earlier in at for at in visits) + 1
    assert found.second.exhibitors == sum(3 in at for at in visits) + 1
    assert {move: len(listed(two, rebooking=move)) for move in MOVES} == counts(found)
    assert sum(line.exhibitors for line in found.by_space.values()) == found.by_move["kept"].exhibitors
    assert {space: len(listed(two, space=space)) for space in SPACES} == {
        space: line.exhibitors for space, line in found.by_space.items()
    }
    cells = grid(two)
    for groups in (*(breakdown(two, cells, kind) for kind in KINDS), halls(two)):
        assert {move: sum(group.counts[move] for group in groups) for move in MOVES} == counts(found)
    db.session.rollback()
