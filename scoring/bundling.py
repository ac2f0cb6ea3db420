"""Writing the reports of a bundle as files: some at a job, so that several workers share a team."""

from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from foundation import work
from foundation.database import db, reading
from foundation.upsert import insert_new
from foundation.work import Job
from scoring.bundle import KIND, BundledReport, ReportBundle
from scoring.models import StaffReport
from scoring.reports import issued_pdf


@work.handles(KIND)
def write_files(job: Job) -> dict[str, Any]:
    """Write the reports that are not files yet, one transaction each."""
    bundle = db.session.get(ReportBundle, job.payload["bundle"])
    if bundle is None:
        return {"reports": 0}
    number, language, wanted = bundle.id, bundle.language, job.payload["reports"]
    there = select(BundledReport.report_id).where(BundledReport.bundle_id == number)
    written = set(db.session.scalars(there))
    for done, report_id in enumerate(wanted, 1):
        if report_id not in written:
            _write(number, report_id, language)
        job.report(done, len(wanted))
        db.session.commit()
    return {"reports": len(wanted)}


def _write(bundle_id: int, report_id: int, language: str) -> None:
    """The typesetter takes a while: nobody who writes waits for it."""
    with reading(), force_locale(language):
        file = _file(report_id)
    if file is not None:
        key = {"bundle_id": bundle_id, "report_id": report_id}
        insert_new(BundledReport, [key | file], tuple(key))


def _file(report_id: int) -> dict[str, Any] | None:
    query = select(StaffReport).options(joinedload(StaffReport.person), joinedload(StaffReport.edition))
    report = db.session.scalar(query.where(StaffReport.id == report_id))
    if report is None:
        return None
    name = f"{report.about:04} {report.person.name if report.person else _('team')} {report.period}.pdf"
    return {"name": name.replace("/", "-"), "content": issued_pdf(report)}
