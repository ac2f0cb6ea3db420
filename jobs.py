"""The timetable, one line a job, run in a process of its own: `flask jobs run`."""

import logging

import click
from flask import Flask, current_app
from flask.cli import AppGroup

import classification.kept_figures
import classification.overrides
import classification.plays.sweeping
import classification.tasks
import complaints.digest
import complaints.mailbox.polling
import complaints.tasks
import exhibitors.duplicates.tasks
import exhibitors.exporting
import plans.tasks
import scoring.retention
import scoring.tasks
import staff.certificates
import surveys.imported.bringing
import surveys.tasks
from exhibitors import contact_search
from foundation import delivery, once, work
from foundation.database import db
from foundation.leader import lock_for
from foundation.timetable import Line, TimetableRun
from foundation.timetable import run as run_line

TIMETABLE = (
    Line("mail", delivery.send_due, every=5, everywhere=True),
    Line("work", work.run_all, every=2, everywhere=True),
    Line("mailbox", complaints.mailbox.polling.poll, every=60),
    Line("complaints-from-answers", complaints.tasks.open_from_answers, every=60),
    Line("complaints-overdue", complaints.tasks.raise_overdue, every=60),
    Line("complaints-recovery", complaints.tasks.follow_up, every=60),
    Line("complaints-corrections", complaints.tasks.raise_corrections, at="45 6 * * *"),
    Line("complaints-digest", complaints.digest.mail_each_morning, at="30 6 * * *"),
    Line("reminders", surveys.tasks.remind, every=600),
    Line("survey-thanks", surveys.tasks.thank, every=300),
    Line("sealed-answers", surveys.tasks.unseal, every=60),
    Line("contact-search", contact_search.fill_all, every=300),
    Line("certificates", staff.certificates.remind, at="0 7 * * *"),
    Line("changed-facts", classification.tasks.assess_changed, every=15),
    Line("class-figures", classification.kept_figures.refresh, every=60),
    Line("assessment", classification.tasks.assess_everybody, at="0 3 * * *"),
    Line("overrides-ending", classification.overrides.remind, at="0 7 * * *"),
    Line("plays", classification.plays.sweeping.sweep, every=300),
    Line("duplicates", exhibitors.duplicates.tasks.search_nightly, at="0 2 * * *"),
    Line("edition-reports", scoring.tasks.mail_after_editions, at="30 5 * * *"),
    Line("forget-scores", scoring.retention.forget_old, at="40 3 * * *"),
    Line("monthly-reports", scoring.tasks.mail_monthly_reports, at="0 6 1 * *"),
    Line("plans-day", plans.tasks.mail_day, at="30 6 * * *"),
    Line("plans-overdue", plans.tasks.escalate, at="0 7 * * *"),
    Line("forget-exports", exhibitors.exporting.forget_old, every=600),
    Line("forget-answer-files", surveys.imported.bringing.forget_files, at="15 3 * * *"),
    Line("forget-forms", once.forget_old, at="30 3 * * *"),
)
NAMES = {line.name: line for line in TIMETABLE}
FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"
group = AppGroup("jobs", help="The timetable's process.")


def _log() -> None:
    logging.basicConfig(level=logging.INFO, format=FORMAT)
    # The typesetter tells every step of every page.
    logging.getLogger("weasyprint").setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)


@group.command("run")
def run() -> None:
    """Keep the timetable until stopped; a second process stands by and takes over."""
    from foundation.timekeeper import Timekeeper  # the scheduler: for this one process

    _log()
    app: Flask = current_app._get_current_object()  # pyright: ignore[reportAttributeAccessIssue]
    Timekeeper(app, TIMETABLE, lock_for(app.config["SQLALCHEMY_DATABASE_URI"])).run()


@group.command("once")
@click.argument("name", type=click.Choice(sorted(NAMES)))
def once_now(name: str) -> None:
    """Run one line now and print its count."""
    _log()
    click.echo(f"{name}: {run_line(NAMES[name])}")


@group.command("list")
def show() -> None:
    """Print the lines, when each runs, and when it last ran to its end."""
    ended = {run.name: run.ended_at for run in db.session.query(TimetableRun)}
    for line in TIMETABLE:
        when = f"at {line.at}" if line.at else f"every {line.every} s"
        where = "every process" if line.everywhere else "the leader"
        last = f"{ended[line.name]:%Y-%m-%d %H:%M} UTC" if line.name in ended else "-"
        click.echo(f"{line.name:<26}{when:<18}{where:<16}{last}")
