"""Reports as PDF files, from figures of the moment or as they were issued, in the reader's language."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import current_app

from foundation import clock, pdf
from scoring import charts, sheets, words
from scoring.findings import Said
from scoring.models import StaffReport
from scoring.outlook import outlook
from scoring.remark import said_by
from scoring.sheets import Individual, Team


@dataclass(frozen=True)
class Issue:
    """When a sheet was frozen, its fingerprint, and what was said or answered since, until `today`.

    What was said since is kept beside the report: it changes no figure and no fingerprint.
    """

    at: datetime
    fingerprint: str
    today: date
    since: tuple[Said, ...] = ()


def _context(shown: Team | Individual, issue: Issue | None) -> dict[str, Any]:
    as_of = date.fromisoformat(shown.basis.as_of)
    return {"basis": shown.basis, "as_of": as_of, "issue": issue, "words": words}


def individual_context(shown: Individual) -> dict[str, Any]:
    """Return what the templates of a person's figures read."""
    return {
        "member": shown.member,
        "figures": shown,
        "outlook": outlook(shown.member, shown.basis),
        "spread": charts.spread(shown),
        "trend": charts.trend(shown),
    }


def team_pdf(team: Team, issue: Issue | None = None) -> bytes:
    """Return the team's report."""
    drawn = charts.intervals(team.members, team.basis)
    return pdf.render("scoring/report_team.html", team=team, charts=drawn, **_context(team, issue))


def person_pdf(shown: Individual, issue: Issue | None = None) -> bytes:
    """Return a person's report."""
    context = _context(shown, issue) | individual_context(shown)
    return pdf.render("scoring/report_person.html", **context)


def _issue(report: StaffReport, since: tuple[Said, ...] = ()) -> Issue:
    today = clock.today(current_app.config["TIME_ZONE"])
    return Issue(report.issued_at, sheets.fingerprint(report.figures), today, since)


def issued_pdf(report: StaffReport) -> bytes:
    """Return an issued report, from the figures frozen then."""
    if report.person_id is None:
        return team_pdf(sheets.team(report.figures), _issue(report))
    shown = sheets.individual(report.figures)
    now = said_by([report.person_id], report.edition_id).get(report.person_id, ())
    return person_pdf(shown, _issue(report, tuple(one for one in now if one not in shown.said)))
