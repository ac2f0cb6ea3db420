"""Who stays how long, by first edition."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exhibitors.across.cohorts import Stay, cohorts, curve
from foundation.database import db
from tests.exhibitors.across.conftest import came, held

TODAY = date(2026, 1, 1)


def test_a_cohort_counts_who_came_so_many_editions_later(three):
    found = cohorts(three.show_id, TODAY)
    assert [[(stay.came, stay.of) for stay in one.stays] for one in found] == [
        [(2, 2), (1, 2), (1, 2)],
        [(2, 2), (2, 2)],
        [(1, 1)],
    ]


def test_all_together_counts_only_cohorts_old_enough(three):
    assert curve(cohorts(three.show_id, TODAY)) == [Stay(0, 5, 5), Stay(1, 3, 4), Stay(2, 1, 2)]


def test_a_cancelled_edition_and_one_ahead_are_no_chance(three):
    three.second.cancelled = True
    db.session.flush()
    assert [len(one.stays) for one in cohorts(three.show_id, TODAY)] == [2, 1]
    assert [len(one.stays) for one in cohorts(three.show_id, date(2021, 1, 1))] == [1]


def test_a_small_cohort_shows_no_share(sign_in, three):
    page = sign_in("staff").get(f"/exhibitors/cohorts?show={three.show_id}").text
    assert "1 of 2" in page
    assert "50 %" not in page


def test_the_page_draws_the_curve_of_a_large_cohort(sign_in):
    first, second = held(2)
    for number in range(6):
        came(f"e{number}", first, *[second] * (number < 3))
    page = sign_in("staff").get(f"/exhibitors/cohorts?show={first.show_id}").text
    assert 'class="num heat-5">50 %<small>3 of 6</small>' in page
    assert 'class="chart"' in page


def test_the_file_holds_every_cell(sign_in, three):
    text = sign_in("organiser").get(f"/exhibitors/cohorts.csv?show={three.show_id}").text
    assert f"{three.first.name},1,1,2,0.5" in text
    assert len(text.strip().splitlines()) == 1 + 6


@pytest.mark.parametrize("asked, status", [("show=999999", 404), ("show=x", 400)])
def test_a_show_that_is_not_there_is_refused(sign_in, asked, status):
    assert sign_in("staff").get(f"/exhibitors/cohorts?{asked}").status_code == status


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=12)
@given(st.lists(st.sets(st.integers(0, 3), min_size=1), max_size=8))
def test_cohorts_hold_everybody_once_and_every_visit(app, visits):
    editions = held(4)
    for number, at in enumerate([*visits, {0, 1, 2, 3}]):
        came(f"e{number}", *(editions[place] for place in at))
    found = cohorts(editions[0].show_id, TODAY)
    assert sum(one.size for one in found) == len(visits) + 1
    assert sum(stay.came for one in found for stay in one.stays) == sum(map(len, visits)) + 4
    assert all(
        0 <= stay.came <= stay.of and one.stays[0].came == one.size for one in found for stay in one.stays
    )
    db.session.rollback()
