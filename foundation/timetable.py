"""Lines of a timetable: what runs when, when it last ran to its end, and whether a run was missed."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.database import Base, UtcDateTime, db, unit_of_work

if TYPE_CHECKING:
    from apscheduler.triggers.base import BaseTrigger

log = logging.getLogger("standwell.jobs")


class TimetableRun(Base):
    """When a line last ran to its end; a run that was cut off does not count."""

    __tablename__ = "timetable_run"
    name: Mapped[str] = mapped_column(primary_key=True)
    ended_at: Mapped[datetime] = mapped_column(UtcDateTime)


@dataclass(frozen=True)
class Line:
    """One job: `every` so many seconds, or `at` a time of day in the deployment's zone, as crontab writes it.

    `everywhere` lines run in each job process (they claim their rows), the others in the leader alone.
    """

    name: str
    task: Callable[[], int]
    every: int | None = None
    at: str | None = None
    everywhere: bool = False

    def trigger(self, zone: str) -> "BaseTrigger":
        """Return when APScheduler shall run it."""
        from apscheduler.triggers.cron import CronTrigger  # the scheduler: for the job process alone
        from apscheduler.triggers.interval import IntervalTrigger

        if self.at:
            return CronTrigger.from_crontab(self.at, timezone=zone)
        return IntervalTrigger(seconds=self.every or 60, timezone=zone)

    def missed(self, zone: str) -> bool:
        """Return whether a time of day has passed without a run, while no process was there to do it."""
        last = db.session.get(TimetableRun, self.name)
        if last is None or not self.at:
            return False
        due = self.trigger(zone).get_next_fire_time(None, last.ended_at + timedelta(seconds=1))
        return due is not None and due <= clock.now()


def _note(name: str) -> None:
    db.session.merge(TimetableRun(name=name, ended_at=clock.now()))


def begin(line: Line, zone: str) -> bool:
    """Return whether a line is to run at once: it runs every so often, or its time of day was missed.

    A new deployment starts counting now: what was due before it existed is not made up for.
    """
    with unit_of_work():
        if line.at and db.session.get(TimetableRun, line.name) is None:
            _note(line.name)
        return line.every is not None or line.missed(zone)


def run(line: Line) -> int:
    """Run a line now, in the current application context, log how it went, and return its count."""
    started = perf_counter()
    count = line.task()
    if not line.everywhere:
        with unit_of_work():
            _note(line.name)
    level = logging.INFO if count or line.at else logging.DEBUG
    log.log(level, "%s: %s in %.1f s", line.name, count, perf_counter() - started)
    return count
