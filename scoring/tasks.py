"""What the timetable does for staff scores: last month's team report, by mail to managers, once."""

from datetime import date, timedelta

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from events.current import liveliest
from foundation import clock, mail
from foundation.database import db, unit_of_work
from foundation.mail import Mail
from scoring.issuing import issue_team
from scoring.models import StaffReport
from scoring.reports import issued_pdf
from scoring.standing import Standing
from staff.models import Person, Role


def last_month(today: date) -> str:
    """Return the month before today's, as "2026-10"."""
    return (today.replace(day=1) - timedelta(days=1)).isoformat()[:7]


def _purpose(period: str, manager: Person) -> str:
    return f"staff-report:{period}:{manager.id}"


def _waiting(period: str) -> list[Person]:
    """Active managers who have not been written to about the period."""
    managers = select(Person).where(Person.active, Person.role == Role.MANAGER).order_by(Person.id)
    served = set(
        db.session.scalars(select(Mail.purpose).where(Mail.purpose.startswith(f"staff-report:{period}:")))
    )
    return [person for person in db.session.scalars(managers) if _purpose(period, person) not in served]


def _write(manager: Person, report: StaffReport, files: dict[str, bytes]) -> bool:
    with force_locale(manager.language):
        if manager.language not in files:
            files[manager.language] = issued_pdf(report)
        values = {"name": manager.name, "edition": report.edition.name, "month": report.period}
        body = _(
            "Hello %(name)s,\n\nthe staff report on %(edition)s for %(month)s is attached. It was issued "
            "once; its figures stay as they are. All reports, and each person's own:\n\n%(link)s\n",
            **values,
            link=current_app.config["BASE_URL"] + "/scores/reports",
        )
        written = mail.queue(
            manager.email,
            _("Staff report: %(edition)s, %(month)s", **values),
            body,
            purpose=_purpose(report.period, manager),
            attachment=files[manager.language],
            attachment_name=f"staff-report-{report.period}.pdf",
        )
    return written is not None


def mail_monthly_reports() -> int:
    """Issue last month's team report of the liveliest edition and mail it; return how many were mailed.

    Report and mails are one transaction, and each mail has its purpose: a later run adds what is missing.
    """
    with unit_of_work():
        period = last_month(clock.today(current_app.config["TIME_ZONE"]))
        edition, managers = liveliest(), _waiting(period)
        if edition is None or not managers:
            return 0
        report = issue_team(Standing(edition), period)
        files: dict[str, bytes] = {}
        return sum(_write(manager, report, files) for manager in managers)
