"""An instant is read only from a text that tells it without doubt."""

from datetime import UTC, datetime

import pytest

from foundation.clock import instant


def test_a_stamp_of_any_zone_is_read_in_utc():
    assert instant("2026-05-01T10:00:00+02:00") == datetime(2026, 5, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize("stamp", ["", "soon", "2026-05-01T10:00:00", "0001-01-01T00:00:00+23:00"])
def test_a_stamp_without_a_zone_or_beyond_the_calendar_is_none(stamp):
    assert instant(stamp) is None
