"""What the timetable does for staff scores: the team report by mail, each month and after editions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import func, select

from events.current import liveliest
from events.models import Edition
from foundation import clock, mail
from foundation.database import db, unit_of_work
from foundation.mail import Mail
from scoring import issuing
from scoring.issuing import issue_team
from scoring.models import StaffReport
from scoring.reports import issued_pdf
from scoring.standing import Standing
from staff.models import Person, Role
from surveys.kinds import SurveyKind
from surveys.models import Survey

AFTER = timedelta(days=30)


def last_month(today: date) -> str:
    """Return the month before today's, as "2026-10"."""
    return (today.replace(day=1) - timedelta(days=1)).isoformat()[:7]


@dataclass(frozen=True)
class Occasion:
    """Why a report is mailed: `key` is in the purpose of its mails, so that each manager gets one."""

    key: str

    def purpose(self, manager: Person) -> str:
        """Return the purpose of one manager's mail."""
        return f"staff-report:{self.key}:{manager.id}"

    def waiting(self) -> list[Person]:
        """Return the active managers who have not been written to."""
        managers = select(Person).where(Person.active, Person.role == Role.MANAGER).order_by(Person.id)
        mails = select(Mail.purpose).where(Mail.purpose.startswith(f"staff-report:{self.key}:"))
        served = set(db.session.scalars(mails))
        return [one for one in db.session.scalars(managers) if self.purpose(one) not in served]

    def mail(self, report: StaffReport, managers: Iterable[Person]) -> int:
        """Mail a report to these managers, each in its language; return how many were written."""
        files: dict[str, bytes] = {}
        return sum(self._write(manager, report, files) for manager in managers)

    def _write(self, manager: Person, report: StaffReport, files: dict[str, bytes]) -> bool:
        with force_locale(manager.language):
            if manager.language not in files:
                files[manager.language] = issued_pdf(report)
            values = {"name": manager.name, "edition": report.edition.name, "period": report.period}
            body = _(
                "Hello %(name)s,\n\nthe staff report on %(edition)s, %(period)s, is attached. It was issued "
                "once; its figures stay as they are. All reports, and each person's own:\n\n%(link)s\n",
                **values,
                link=current_app.config["BASE_URL"] + "/scores/reports",
            )
            written = mail.queue(
                manager.email,
                _("Staff report: %(edition)s, %(period)s", **values),
                body,
                purpose=self.purpose(manager),
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
        edition, occasion = liveliest(), Occasion(period)
        managers = occasion.waiting()
        if edition is None or not managers:
            return 0
        return occasion.mail(issue_team(Standing(edition), period), managers)


def _just_asked() -> list[Edition]:
    """The editions whose last post-show survey closed within the last days."""
    now, last = clock.now(), func.max(Survey.closes_at)
    about = select(Survey.edition_id).where(
        Survey.kind == SurveyKind.POST_SHOW, Survey.edition_id.is_not(None)
    )
    closed = about.group_by(Survey.edition_id).having(last < now, last > now - AFTER)
    return list(db.session.scalars(select(Edition).where(Edition.id.in_(closed)).order_by(Edition.id)))


def mail_after_editions() -> int:
    """Issue everybody's report of each edition that has just been asked about, and mail the team's.

    Returns how many were mailed. The reports of single people are a job of their own.
    """
    mailed = 0
    for edition in _just_asked():
        with unit_of_work():
            occasion = Occasion(f"after-{edition.id}")
            managers = occasion.waiting()
            standing = Standing(edition) if managers else None
            if standing is None or not standing.ratings:
                continue
            job = issuing.queue(edition, "this", current_app.config["TIME_ZONE"])
            mailed += occasion.mail(issue_team(standing, job.payload["period"]), managers)
    return mailed
