"""A line runs once a time of day, and what was missed while no process lived is made up for."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from foundation.database import db
from foundation.timetable import Line, TimetableRun, begin, run

EVENING = datetime(2026, 5, 12, 20, tzinfo=UTC)
NIGHTLY = Line("nightly", lambda: 3, at="0 3 * * *")


def test_a_new_deployment_makes_up_for_nothing(app):
    with time_machine.travel(EVENING, tick=False):
        assert not begin(NIGHTLY, "UTC")


@pytest.mark.parametrize("hours, missed", [(6, False), (8, True), (200, True)])
def test_a_time_of_day_without_a_process_is_made_up_for(app, hours, missed):
    with time_machine.travel(EVENING, tick=False):
        begin(NIGHTLY, "UTC")
    with time_machine.travel(EVENING + timedelta(hours=hours), tick=False):
        assert begin(NIGHTLY, "UTC") == missed


def test_the_time_of_day_is_that_of_the_deployments_zone(app):
    with time_machine.travel(EVENING, tick=False):
        begin(NIGHTLY, "Asia/Shanghai")
    with time_machine.travel(EVENING + timedelta(hours=8), tick=False):
        assert not begin(NIGHTLY, "Asia/Shanghai")


def test_a_run_to_its_end_is_not_made_up_for(app):
    with time_machine.travel(EVENING, tick=False):
        begin(NIGHTLY, "UTC")
    with time_machine.travel(EVENING + timedelta(hours=8), tick=False):
        assert run(NIGHTLY) == 3
        assert not begin(NIGHTLY, "UTC")


def test_a_run_that_fails_does_not_count(app):
    def fails() -> int:
        raise ValueError

    with pytest.raises(ValueError):
        run(Line("nightly", fails, at="0 3 * * *"))
    assert db.session.get(TimetableRun, "nightly") is None
