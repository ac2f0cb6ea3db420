"""All reports of a period as files for whoever asked, kept for a day (`scoring.bundling` writes)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events.models import Edition
from foundation import clock, work
from foundation.database import Base, UtcDateTime, db, word
from foundation.work import Job
from scoring.models import StaffReport

KIND = "staff-report-files"
KEPT = timedelta(days=1)
EACH = 10
"""So many reports a job: two workers share a team, and a killed one loses at most the report it was at."""


class ReportBundle(Base):
    """All issued reports of an edition and period that somebody asked for, in one language."""

    __tablename__ = "report_bundle"
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"), index=True)
    period: Mapped[str]
    language: Mapped[str] = word()
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now, index=True)
    reports: Mapped[int]
    edition: Mapped[Edition] = relationship()

    @property
    def subject(self) -> str:
        """Return the name under which the bundle's jobs are found."""
        return f"{KIND}:{self.id}"

    def written(self) -> int:
        """Return how many of its reports are files by now."""
        count = select(func.count()).select_from(BundledReport)
        return db.session.scalar(count.where(BundledReport.bundle_id == self.id)) or 0

    def jobs(self) -> Sequence[Job]:
        """Return the jobs that write it."""
        return db.session.scalars(select(Job).where(Job.subject == self.subject)).all()


class BundledReport(Base):
    """One report as a file."""

    __tablename__ = "bundled_report"
    bundle_id: Mapped[int] = mapped_column(
        ForeignKey("report_bundle.id", ondelete="CASCADE"), primary_key=True
    )
    report_id: Mapped[int] = mapped_column(
        ForeignKey("staff_report.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    name: Mapped[str]
    content: Mapped[bytes]


def ask(edition_id: int, period: str, person_id: int, language: str) -> ReportBundle | None:
    """Ask for the reports of a period; None where none were issued."""
    issued = StaffReport.edition_id == edition_id, StaffReport.period == period
    numbers = db.session.scalars(select(StaffReport.id).where(*issued).order_by(StaffReport.about)).all()
    if not numbers:
        return None
    bundle = ReportBundle(edition_id=edition_id, period=period, person_id=person_id, language=language)
    bundle.reports = len(numbers)
    db.session.add(bundle)
    db.session.flush()
    for start in range(0, len(numbers), EACH):
        some = list(numbers[start : start + EACH])
        work.queue(KIND, subject=bundle.subject, bundle=bundle.id, reports=some)
    return bundle


def mine(bundle_id: int, person_id: int) -> ReportBundle | None:
    """Return the bundle if this person asked for it, less than a day ago."""
    fresh = ReportBundle.asked_at > clock.now() - KEPT
    query = select(ReportBundle).where(
        ReportBundle.id == bundle_id, ReportBundle.person_id == person_id, fresh
    )
    return db.session.scalar(query)


def recent(edition_id: int, person_id: int) -> Sequence[ReportBundle]:
    """Return what the person asked for in the last day on an edition, newest first."""
    mine = ReportBundle.edition_id == edition_id, ReportBundle.person_id == person_id
    fresh = ReportBundle.asked_at > clock.now() - KEPT
    query = select(ReportBundle).where(*mine, fresh).order_by(ReportBundle.id.desc())
    return db.session.scalars(query.limit(10)).all()
