from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.deadlines import DeadlineState, NoWorkingTimeError, Pause, due_at, elapsed, state
from complaints.working_time import Calendar

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Shanghai",
    "Australia/Lord_Howe",
    "America/Santiago",
)
HOUR = timedelta(hours=1)
MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))
hours = st.integers(0, 4 * 300).map(lambda quarters: quarters / 4)


@st.composite
def calendars(draw):
    opens = draw(st.integers(0, 20))
    starts = draw(st.dates(date(2026, 2, 1), date(2026, 12, 1)))
    return Calendar(
        zone=draw(st.sampled_from(ZONES)),
        opens=time(opens, draw(st.sampled_from((0, 30)))),
        closes=time(draw(st.integers(opens + 1, 23)), 45),
        weekdays=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        holidays=draw(st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=5)),
        show_starts=starts,
        show_ends=starts + timedelta(days=draw(st.integers(0, 5))),
    )


pauses = st.lists(
    st.tuples(moments, st.integers(0, 200)).map(lambda pair: Pause(pair[0], pair[0] + pair[1] * HOUR)),
    max_size=3,
)


@given(moments, hours, calendars(), pauses)
def test_the_working_time_up_to_the_deadline_is_the_hours_given(received, given_hours, calendar, stops):
    due = due_at(received, given_hours, calendar, stops)
    assert elapsed(received, due, calendar, stops) == given_hours * HOUR


@given(moments, hours, hours, calendars(), pauses)
def test_more_hours_are_never_due_sooner_nor_before_receipt(received, one, other, calendar, stops):
    sooner, later = (
        due_at(received, min(one, other), calendar, stops),
        due_at(received, max(one, other), calendar, stops),
    )
    assert received <= sooner <= later


@given(moments, moments, hours, calendars())
def test_what_is_received_later_is_never_due_sooner(one, other, given_hours, calendar):
    assert due_at(min(one, other), given_hours, calendar) <= due_at(max(one, other), given_hours, calendar)


@given(moments, hours, calendars(), pauses)
def test_a_pause_never_brings_the_deadline_forward(received, given_hours, calendar, stops):
    assert due_at(received, given_hours, calendar, stops) >= due_at(received, given_hours, calendar)


def test_a_deadline_runs_over_the_weekend():
    friday_four = datetime(2026, 6, 5, 16, tzinfo=UTC)
    assert due_at(friday_four, 2, Calendar()) == datetime(2026, 6, 8, 10, tzinfo=UTC)


def test_a_full_day_is_due_at_closing_time_and_not_the_next_morning():
    assert due_at(MONDAY, 8, Calendar()) == MONDAY + 8 * HOUR


def test_overlapping_pauses_are_taken_out_once():
    stops = [Pause(MONDAY + HOUR, MONDAY + 3 * HOUR), Pause(MONDAY + 2 * HOUR, MONDAY + 4 * HOUR)]
    assert due_at(MONDAY, 2, Calendar(), stops) == MONDAY + 5 * HOUR


def test_an_open_pause_leaves_no_deadline():
    assert due_at(MONDAY, 8, Calendar(), [Pause(MONDAY + HOUR)]) is None


def test_a_pause_that_opened_after_the_deadline_does_not_matter():
    assert due_at(MONDAY, 1, Calendar(), [Pause(MONDAY + 2 * HOUR)]) == MONDAY + HOUR


def test_on_a_show_day_the_night_counts():
    calendar = Calendar(show_starts=date(2026, 6, 1), show_ends=date(2026, 6, 3))
    assert due_at(MONDAY + 12 * HOUR, 4, calendar) == MONDAY + 16 * HOUR


def test_a_calendar_without_working_days_is_refused():
    with pytest.raises(NoWorkingTimeError, match="no working day"):
        due_at(MONDAY, 1, Calendar(weekdays=frozenset()))


@pytest.mark.parametrize("wrong", [-1, 10_001])
def test_hours_out_of_range_are_refused(wrong):
    with pytest.raises(ValueError, match="hours"):
        due_at(MONDAY, wrong, Calendar())


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        due_at(MONDAY.replace(tzinfo=None), 1, Calendar())


@pytest.mark.parametrize(
    ("now", "done", "expected"),
    [
        (MONDAY, None, DeadlineState.ON_TIME),
        (MONDAY + 5 * HOUR, None, DeadlineState.DUE_SOON),
        (MONDAY + 8 * HOUR, None, DeadlineState.DUE_SOON),
        (MONDAY + 9 * HOUR, None, DeadlineState.OVERDUE),
        (MONDAY + 9 * HOUR, MONDAY + 8 * HOUR, DeadlineState.MET),
        (MONDAY + 9 * HOUR, MONDAY + 9 * HOUR, DeadlineState.MISSED),
    ],
)
def test_state_of_a_deadline_due_at_five(now, done, expected):
    assert state(MONDAY + 8 * HOUR, now, done) == expected


def test_a_stopped_clock_is_paused():
    assert state(None, MONDAY) == DeadlineState.PAUSED
