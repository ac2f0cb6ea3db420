"""Pages of staff reports, on the room's own blueprint: the archive, issuing, and the PDF files."""

from flask import Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from events.current import current_edition
from events.models import Edition
from foundation import work
from foundation.access import may
from foundation.database import db
from foundation.pdf import download
from scoring import bundle, issuing, look, queries, reports, workbook
from scoring.models import StaffReport
from scoring.routes import NO_EVENT, blueprint, chosen_span
from scoring.standing import SPANS, Standing
from scoring.words import SPANS as SPAN_WORDS
from staff.models import Person
from staff.sign_in import signed_in


@blueprint.get("/reports", endpoint="reports")
@may("scores.view")
def archive() -> ResponseReturnValue:
    """Reports as issued, newest first, and the button that issues today's."""
    edition = current_edition()
    if edition is None:
        return render_template(NO_EVENT)
    page = queries.reports_page(request.args.get("after"), edition.id)
    job = work.latest(issuing.subject(edition.id))
    files = {"periods": queries.periods(edition.id), "bundles": bundle.recent(edition.id, signed_in().id)}
    return render_template("scoring/reports.html", page=page, job=job, spans=SPAN_WORDS, **files)


@blueprint.get("/editions/<int:edition_id>/reports/progress")
@may("scores.view")
def report_progress(edition_id: int) -> ResponseReturnValue:
    """How far issuing is; the list itself once it is done."""
    job = work.latest(issuing.subject(edition_id))
    answer = Response(render_template("scoring/progress.html", job=job, edition_id=edition_id))
    if job is None or not job.open:
        answer.headers["HX-Refresh"] = "true"
    return answer


@blueprint.post("/editions/<int:edition_id>/reports")
@may("scores.edit")
def issue_reports(edition_id: int) -> ResponseReturnValue:
    """Issue today's reports of an edition: one for each person and the team's."""
    edition, span = db.get_or_404(Edition, edition_id), request.form.get("span", "this")
    if span not in SPANS:
        abort(422, _("Choose which editions the reports are about."))
    issuing.queue(edition, span, current_app.config["TIME_ZONE"])
    flash(_("The reports are being issued; they appear below. What was issued today already stays as it is."))
    return redirect(url_for("scoring.reports", edition=edition.id))


def _shown(edition: Edition | None) -> Standing:
    if edition is None:
        abort(404, _("There is no event yet."))
    return Standing(edition, chosen_span())


def _person(somebody: Person) -> Response:
    standing = _shown(current_edition())
    content = reports.person_pdf(standing.individuals([somebody])[0])
    name = somebody.name
    look.note(signed_in().id, somebody.id, look.Seen.FILE)
    return download(content, _("staff report %(name)s", name=name))


def _issued(report: StaffReport | None) -> Response:
    if report is None:
        abort(404)
    values = {"name": report.person.name if report.person else _("team"), "period": report.period}
    content, about = reports.issued_pdf(report), report.person_id
    look.note(signed_in().id, about, look.Seen.REPORT)
    return download(content, _("staff report %(name)s %(period)s", **values))


@blueprint.get("/team.pdf")
@may("scores.view")
def team_pdf() -> Response:
    """The team's figures of the moment as a PDF file."""
    standing = _shown(current_edition())
    content = reports.team_pdf(standing.team())
    look.note(signed_in().id, None, look.Seen.FILE)
    return download(content, _("staff report %(name)s", name=_("team")))


@blueprint.get("/team.xlsx")
@may("scores.view")
def team_xlsx() -> Response:
    """The team's figures of the moment as a workbook, with what they were reckoned with."""
    from foundation import xlsx_file  # slow to load: only for those who ask for it

    team = _shown(current_edition()).team()
    reckoned = {_("Reckoned with"): ([_("What"), _("Value")], list(workbook.basis_lines(team.basis)))}
    rows, name = list(workbook.lines(team)), _("staff report %(name)s", name=_("team"))
    look.note(signed_in().id, None, look.Seen.FILE)
    return xlsx_file.download(name, workbook.header(), rows, reckoned)


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


@blueprint.get("/reports/<int:report_id>.pdf")
@may("scores.view")
def report_pdf(report_id: int) -> Response:
    """An issued report as a PDF file."""
    return _issued(db.session.get(StaffReport, report_id))


@blueprint.get("/mine/reports/<int:report_id>.pdf")
@may("scores.own")
def my_report_pdf(report_id: int) -> Response:
    """A report issued about the signed-in person; anybody else's does not exist here."""
    own = select(StaffReport).filter_by(id=report_id, person_id=signed_in().id)
    return _issued(db.session.scalar(own))
