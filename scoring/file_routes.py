"""Figures as files, on the room's own blueprint: of the moment, and as they were issued."""

from flask import Response, abort
from flask_babel import gettext as _
from sqlalchemy import select

from events.current import current_edition
from foundation.access import may
from foundation.database import db
from foundation.pdf import download
from foundation.saved_as import save_as
from scoring import look, opening, reports, sheets, workbook
from scoring.models import StaffReport
from scoring.routes import blueprint, chosen_span
from scoring.standing import Standing
from staff.models import Person
from staff.sign_in import signed_in

KIND = "<any(pdf,xlsx,json):kind>"


def _standing() -> Standing:
    edition = current_edition()
    if edition is None:
        abort(404, _("There is no event yet."))
    return Standing(edition, chosen_span())


def _person(somebody: Person) -> Response:
    standing = _standing()
    content = reports.person_pdf(opening.individuals(standing, [somebody])[0])
    name = somebody.name
    look.note(signed_in().id, somebody.id, look.Seen.FILE)
    return download(content, _("staff report %(name)s", name=name))


def _workbook(name: str, sheet: sheets.Team | sheets.Individual) -> Response:
    from foundation import xlsx_file  # slow to load: only for those who ask for it

    rows = list(workbook.lines(workbook.members(sheet)))
    return xlsx_file.download(name, workbook.header(), rows, workbook.more(sheet))


def _figures(name: str, report: StaffReport) -> Response:
    answer = Response(sheets.as_bytes(report.figures), mimetype="application/json")
    save_as(answer, f"{name}.json")
    return answer


def _issued(report: StaffReport | None, kind: str) -> Response:
    if report is None:
        abort(404)
    who = report.person.name if report.person else _("team")
    name, about = _("staff report %(name)s %(period)s", name=who, period=report.period), report.person_id
    if kind == "pdf":
        answer = download(reports.issued_pdf(report), name)
    elif kind == "xlsx":
        answer = _workbook(name, sheets.sheet(report.figures))
    else:
        answer = _figures(name, report)
    look.note(signed_in().id, about, look.Seen.REPORT)
    return answer


@blueprint.get("/team.pdf")
@may("scores.view")
def team_pdf() -> Response:
    """The team's figures of the moment as a PDF file."""
    content = reports.team_pdf(opening.team(_standing()))
    look.note(signed_in().id, None, look.Seen.FILE)
    return download(content, _("staff report %(name)s", name=_("team")))


@blueprint.get("/team.xlsx")
@may("scores.view")
def team_xlsx() -> Response:
    """The team's figures of the moment as a workbook, with what they were reckoned with."""
    answer = _workbook(_("staff report %(name)s", name=_("team")), opening.team(_standing()))
    look.note(signed_in().id, None, look.Seen.FILE)
    return answer


@blueprint.get("/people/<int:person_id>.pdf")
@may("scores.view")
def person_pdf(person_id: int) -> Response:
    """One person's figures of the moment as a PDF file."""
    return _person(db.get_or_404(Person, person_id))


@blueprint.get("/mine.pdf")
@may("scores.own")
def my_pdf() -> Response:
    """The signed-in person's own figures of the moment as a PDF file."""
    return _person(signed_in())


@blueprint.get(f"/reports/<int:report_id>.{KIND}")
@may("scores.view")
def report_file(report_id: int, kind: str) -> Response:
    """An issued report to read, to reckon with, or the frozen figures as they are kept."""
    return _issued(db.session.get(StaffReport, report_id), kind)


@blueprint.get(f"/mine/reports/<int:report_id>.{KIND}")
@may("scores.own")
def my_report_file(report_id: int, kind: str) -> Response:
    """A report issued about the signed-in person; anybody else's does not exist here."""
    own = select(StaffReport).filter_by(id=report_id, person_id=signed_in().id)
    return _issued(db.session.scalar(own), kind)
