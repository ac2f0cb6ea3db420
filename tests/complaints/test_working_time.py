from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise

import pytest

from complaints.working_time import Calendar

FRIDAY, SATURDAY = date(2026, 3, 27), date(2026, 3, 28)
SUMMER_TIME = date(2026, 3, 29)


def hours(window):
    return (window[1] - window[0]) / timedelta(hours=1)


def test_a_weekday_has_business_hours_in_the_zone_of_the_edition():
    window = Calendar("Asia/Shanghai").window(FRIDAY)
    assert window == (datetime(2026, 3, 27, 1, tzinfo=UTC), datetime(2026, 3, 27, 9, tzinfo=UTC))


def test_weekends_and_holidays_have_none():
    calendar = Calendar(holidays=frozenset({FRIDAY}))
    assert (calendar.window(FRIDAY), calendar.window(SATURDAY)) == (None, None)


def test_a_show_day_runs_round_the_clock_even_on_a_holiday():
    calendar = Calendar(holidays=frozenset({SATURDAY}), show_starts=FRIDAY, show_ends=SATURDAY)
    assert hours(calendar.window(SATURDAY)) == 24


@pytest.mark.parametrize(("day", "length"), [(SUMMER_TIME, 23), (date(2026, 10, 25), 25)])
def test_a_show_day_on_which_clocks_change_is_as_long_as_it_really_is(day, length):
    assert hours(Calendar("Europe/Berlin", show_starts=day, show_ends=day).window(day)) == length


def test_hours_that_summer_time_leaves_out_are_no_working_time():
    calendar = Calendar("Europe/Berlin", time(2, 30), time(3), frozenset(range(7)))
    assert calendar.window(SUMMER_TIME) is None


def test_windows_end_after_the_show_where_no_weekday_is_worked():
    calendar = Calendar(weekdays=frozenset(), show_starts=FRIDAY, show_ends=SATURDAY)
    assert len(list(calendar.windows(datetime(2026, 3, 27, 12, tzinfo=UTC)))) == 2


def test_windows_follow_each_other_without_overlap():
    windows = list(
        islice(
            Calendar(show_starts=FRIDAY, show_ends=SATURDAY).windows(datetime(2026, 3, 20, tzinfo=UTC)), 20
        )
    )
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(windows))


@pytest.mark.parametrize(
    "wrong",
    [
        {"opens": time(18)},
        {"weekdays": frozenset({7})},
        {"show_starts": FRIDAY},
        {"show_starts": SATURDAY, "show_ends": FRIDAY},
    ],
)
def test_a_calendar_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError):
        Calendar(**wrong)
