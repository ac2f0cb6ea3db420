"""Working time at an edition's place: business hours, weekdays, holidays, and show days round the clock.

Time is counted as it really passes, so the day on which the clocks change has 23 or 25 hours.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MONDAY_TO_FRIDAY = frozenset(range(5))
ONE_DAY = timedelta(days=1)

Window = tuple[datetime, datetime]


@dataclass(frozen=True)
class Calendar:
    """When the organiser works for an edition, in its own zone; weekdays count from Monday = 0.

    Days from `show_starts` to `show_ends` (both included) run round the clock, holidays and weekends too.
    """

    zone: str = "UTC"
    opens: time = time(9)
    closes: time = time(17)
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()
    show_starts: date | None = None
    show_ends: date | None = None

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("business hours have to open before they close")
        if not self.weekdays <= set(range(7)):
            raise ValueError("weekdays run from 0 (Monday) to 6 (Sunday)")
        if (self.show_starts is None) != (self.show_ends is None):
            raise ValueError("a show needs its first and its last day")
        if self.show_starts and self.show_ends and self.show_starts > self.show_ends:
            raise ValueError("a show cannot end before it starts")

    def is_show_day(self, day: date) -> bool:
        return (
            self.show_starts is not None
            and self.show_ends is not None
            and (self.show_starts <= day <= self.show_ends)
        )

    def is_working_day(self, day: date) -> bool:
        return day.weekday() in self.weekdays and day not in self.holidays

    def window(self, day: date) -> Window | None:
        """The working time of one local day in UTC, or `None`.

        Hours that the change to summer time leaves out altogether give `None` too.
        """
        if self.is_show_day(day):
            return self._instant(day, time()), self._instant(day + ONE_DAY, time())
        if not self.is_working_day(day):
            return None
        start, end = self._instant(day, self.opens), self._instant(day, self.closes)
        return (start, end) if start < end else None

    def windows(self, since: datetime) -> Iterator[Window]:
        """All working time from `since` on; ends only where no working day is left."""
        day = since.astimezone(ZoneInfo(self.zone)).date()
        while self.weekdays or (self.show_ends is not None and day <= self.show_ends):
            window = self.window(day)
            if window and window[1] > since:
                yield max(window[0], since), window[1]
            day += ONE_DAY

    def _instant(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, ZoneInfo(self.zone)).astimezone(UTC)
