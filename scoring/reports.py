"""Reports as PDF files, from figures of the moment or as they were issued, in the reader's language."""

from datetime import date, datetime
from typing import Any

from foundation import pdf
from scoring import charts, figures, words
from scoring.figures import Individual, Team
from scoring.models import StaffReport
from scoring.outlook import outlook
from scoring.remark import remarks_on


def _context(shown: Team | Individual, issued_at: datetime | None) -> dict[str, Any]:
    as_of = date.fromisoformat(shown.basis.as_of)
    return {"basis": shown.basis, "as_of": as_of, "issued_at": issued_at, "words": words}


def individual_context(shown: Individual) -> dict[str, Any]:
    """Return what the templates of a person's figures read."""
    return {
        "member": shown.member,
        "figures": shown,
        "outlook": outlook(shown.member, shown.basis),
        "spread": charts.spread(shown),
        "trend": charts.trend(shown),
    }


def team_pdf(team: Team, issued_at: datetime | None = None) -> bytes:
    """Return the team's report."""
    drawn = charts.intervals(team)
    return pdf.render("scoring/report_team.html", team=team, charts=drawn, **_context(team, issued_at))


def person_pdf(shown: Individual, issued_at: datetime | None = None) -> bytes:
    """Return a person's report."""
    context = _context(shown, issued_at) | individual_context(shown)
    context["remarks"] = remarks_on(shown.member.person_id, shown.basis.edition_id)
    return pdf.render("scoring/report_person.html", **context)


def issued_pdf(report: StaffReport) -> bytes:
    """Return an issued report, from the figures frozen then."""
    if report.person_id is None:
        return team_pdf(figures.team(report.figures), report.issued_at)
    return person_pdf(figures.individual(report.figures), report.issued_at)
