"""Issuing reports: figures are frozen once for an edition, a period and whom they are about."""

from typing import Any

from sqlalchemy import select

from events.models import Edition
from foundation import clock, work
from foundation.database import db
from foundation.upsert import insert_new
from foundation.work import Job
from scoring.models import StaffReport
from scoring.opening import individuals, team
from scoring.sheets import frozen
from scoring.standing import Standing

KIND = "staff-reports"
KEY = ("edition_id", "about", "period")
BATCH = 20


def subject(edition_id: int) -> str:
    """Return what finds the latest job of an edition."""
    return f"{KIND}:{edition_id}"


def queue(edition: Edition, span: str, zone: str) -> Job:
    """Queue today's reports of everybody and of the team, or return the edition's job that is still open."""
    running = work.latest(subject(edition.id))
    if running is not None and running.open:
        return running
    period = clock.today(zone).isoformat()
    return work.queue(KIND, subject=subject(edition.id), edition_id=edition.id, span=span, period=period)


def _row(edition_id: int, about: int, period: str, figures: dict[str, Any]) -> dict[str, Any]:
    key = {"edition_id": edition_id, "about": about, "period": period}
    return {**key, "person_id": about or None, "figures": figures}


def issue_team(standing: Standing, period: str) -> StaffReport:
    """Issue the team's report, or return the one issued for the period before."""
    edition_id = standing.edition.id
    insert_new(StaffReport, [_row(edition_id, 0, period, frozen(team(standing)))], KEY)
    same = select(StaffReport).filter_by(edition_id=edition_id, about=0, period=period)
    return db.session.scalars(same).one()


@work.handles(KIND)
def issue_everybody(job: Job) -> dict[str, Any]:
    """Issue what is missing of the period's reports, a batch at a time."""
    period = job.payload["period"]
    edition = db.session.get_one(Edition, job.payload["edition_id"])
    standing = Standing(edition, job.payload["span"])
    everybody = individuals(standing, standing.people())
    issue_team(standing, period)
    job.report(1, len(everybody) + 1)
    done = 1
    for start in range(0, len(everybody), BATCH):
        some = everybody[start : start + BATCH]
        rows = [_row(edition.id, one.member.person_id, period, frozen(one)) for one in some]
        insert_new(StaffReport, rows, KEY)
        done += len(some)
        job.report(done)
        db.session.commit()
    return {"reports": done, "period": period}
