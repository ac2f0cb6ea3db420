"""The job process: runs the lines open to every process at once, and the leader's once it is the leader."""

import logging
import os
import signal
from collections.abc import Iterable, Sequence
from datetime import timedelta
from threading import Thread

from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask
from sqlalchemy.exc import DBAPIError

from foundation import clock, stopping
from foundation.leader import Lock
from foundation.timetable import Line, begin, run

LOOK = 2
GRACE = 20
RETRY = timedelta(minutes=10)
DEFAULTS = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
log = logging.getLogger("standwell.jobs")


class Timekeeper:
    """Keeps one process to the timetable until it is asked to stop."""

    def __init__(self, app: Flask, lines: Sequence[Line], lock: Lock) -> None:
        self.app, self.lines, self.lock = app, lines, lock
        self.zone: str = app.config["TIME_ZONE"]
        self.scheduler = BackgroundScheduler(timezone=self.zone, job_defaults=DEFAULTS)
        self.leading = False

    def run(self) -> None:
        """Run until SIGTERM or SIGINT."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.asked.set())
        self.scheduler.start()
        self._add(line for line in self.lines if line.everywhere)
        log.info("started")
        self._look()
        while not stopping.asked.wait(LOOK):
            self._look()
        self._stop()

    def _look(self) -> None:
        """Become the leader, or stop being it, as the lock says; a database that is away is tried again."""
        leads = self.lock.take()
        if leads == self.leading:
            return
        try:
            (self._lead if leads else self._step_down)()
        except DBAPIError as error:
            log.warning("the timetable waits for the database: %s", error.orig)
        else:
            self.leading = leads

    def _lead(self) -> None:
        self._add(line for line in self.lines if not line.everywhere)
        log.info("leading the timetable")

    def _step_down(self) -> None:
        log.warning("no longer leading: the lock is lost")
        for line in self.lines:
            if not line.everywhere and self.scheduler.get_job(line.name):
                self.scheduler.remove_job(line.name)

    def _add(self, lines: Iterable[Line]) -> None:
        for line in lines:
            trigger = line.trigger(self.zone)
            with self.app.app_context():
                at_once = begin(line, self.zone)
            first = clock.now() if at_once else trigger.get_next_fire_time(None, clock.now())
            self.scheduler.add_job(
                self._run, trigger, args=[line], id=line.name, next_run_time=first, replace_existing=True
            )

    def _run(self, line: Line) -> None:
        with self.app.app_context():
            try:
                run(line)
            except Exception:
                log.exception("%s failed", line.name)
                self._retry(line)

    def _retry(self, line: Line) -> None:
        """A time of day that failed is tried again soon, not tomorrow."""
        if line.at and self.scheduler.get_job(line.name):
            self.scheduler.modify_job(line.name, next_run_time=clock.now() + RETRY)

    def _stop(self) -> None:
        """Finish what is running, within reason; what is cut off is taken over by the next process."""
        log.info("stopping")
        ending = Thread(target=self.scheduler.shutdown, daemon=True)
        ending.start()
        ending.join(GRACE)
        self.lock.release()
        if ending.is_alive():
            log.warning("stopped in the middle of long work; another process takes it over")
            os._exit(0)
        log.info("stopped")
