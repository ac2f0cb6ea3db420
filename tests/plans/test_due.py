"""Due days follow the edition's dates."""

from datetime import date

import pytest

from plans.due import Days, Timing, due_day, promised_day, timing

KNOWN = Days(date(2026, 5, 12), date(2026, 5, 15), date(2026, 5, 8), date(2026, 5, 17))
UNKNOWN = Days(date(2026, 5, 12), date(2026, 5, 15))


@pytest.mark.parametrize(
    "anchor, day",
    [
        ("build_up", date(2026, 5, 8)),
        ("start", date(2026, 5, 12)),
        ("end", date(2026, 5, 15)),
        ("breakdown", date(2026, 5, 17)),
    ],
)
def test_an_offset_counts_from_its_anchor(anchor, day):
    assert due_day(anchor, 0, KNOWN) == day


def test_a_negative_offset_lies_before_and_crosses_months():
    assert due_day("start", -14, KNOWN) == date(2026, 4, 28)


def test_an_unknown_build_up_comes_before_the_show_and_an_unknown_breakdown_at_its_end():
    assert due_day("build_up", 1, UNKNOWN) == date(2026, 5, 11)
    assert due_day("breakdown", 1, UNKNOWN) == date(2026, 5, 16)


def test_an_unknown_anchor_raises():
    with pytest.raises(ValueError, match="opening"):
        due_day("opening", 0, KNOWN)


@pytest.mark.parametrize(
    "due, how",
    [(11, Timing.LATE), (12, Timing.TODAY), (13, Timing.SOON), (19, Timing.SOON), (20, Timing.LATER)],
)
def test_an_open_promise_is_late_today_soon_or_later(due, how):
    assert timing(date(2026, 5, due), date(2026, 5, 12)) == how


def test_a_promise_made_after_its_day_is_due_a_week_later():
    assert promised_day(date(2026, 2, 1), date(2026, 3, 1), KNOWN) == date(2026, 3, 8)


def test_a_promise_made_late_is_due_before_the_show_opens():
    assert promised_day(date(2026, 2, 1), date(2026, 5, 10), KNOWN) == date(2026, 5, 12)


def test_a_promise_made_during_the_show_is_due_by_its_last_day():
    assert promised_day(date(2026, 2, 1), date(2026, 5, 13), KNOWN) == date(2026, 5, 15)


def test_a_promise_made_in_time_keeps_its_day():
    assert promised_day(date(2026, 5, 1), date(2026, 5, 1), KNOWN) == date(2026, 5, 1)
