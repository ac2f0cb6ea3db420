"""Pages of staff reports, on the room's own blueprint: the archive, and issuing."""

from flask import Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from events.models import Edition
from foundation import work
from foundation.access import may
from foundation.database import db
from scoring import bundle, issuing, queries
from scoring.routes import NO_EVENT, blueprint
from scoring.standing import SPANS
from scoring.words import SPANS as SPAN_WORDS
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
