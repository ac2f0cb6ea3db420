"""How long what is written about people's scores is kept: everything in one place, run by the timetable."""

from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import ColumnElement, delete

from foundation import clock
from foundation.database import Base, db, unit_of_work
from scoring.bundle import KEPT, ReportBundle
from scoring.look import ScoreLook
from scoring.models import StaffReport
from scoring.praise import Praise
from scoring.remark import ScoreRemark

MONTH = timedelta(days=30.44)


def _old(kept_from: datetime) -> tuple[tuple[type[Base], ColumnElement[bool]], ...]:
    """What is too old, by its own date. An appeal that waits for its answer is never too old."""
    waiting = (ScoreRemark.kind == "appeal") & ScoreRemark.answered_at.is_(None)
    return (
        (StaffReport, StaffReport.issued_at < kept_from),
        (ScoreLook, ScoreLook.at < kept_from),
        (ScoreRemark, (ScoreRemark.written_at < kept_from) & ~waiting),
        (Praise, Praise.passed_at < kept_from),
        (ReportBundle, ReportBundle.asked_at < clock.now() - KEPT),
    )


def forget_old() -> int:
    """Delete what is older than the setting says, and files after a day; return how many rows."""
    kept_from = clock.now() - current_app.config["SCORES_KEPT_MONTHS"] * MONTH
    with unit_of_work():
        connection = db.session.connection()
        return sum(connection.execute(delete(of).where(old)).rowcount for of, old in _old(kept_from))
