"""All reports of a period as one ZIP or one PDF, on the room's own blueprint: asked for, watched, fetched."""

from flask import Response, abort, flash, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.models import Edition
from foundation.access import may
from foundation.database import db
from foundation.languages import current
from foundation.saved_as import save_as
from scoring import bundle, look
from scoring.bundle import ReportBundle
from scoring.packed import bound, packed
from scoring.routes import blueprint
from staff.sign_in import signed_in


@blueprint.post("/editions/<int:edition_id>/bundles")
@may("scores.view")
def ask_for_bundle(edition_id: int) -> ResponseReturnValue:
    """Have all reports of a period written as files, in the reader's language."""
    edition = db.get_or_404(Edition, edition_id)
    asked = bundle.ask(edition.id, request.form.get("period", ""), signed_in().id, current())
    if asked is None:
        abort(422, _("Choose a period with issued reports."))
    flash(_("The files are being written; the ZIP and the bound PDF appear below and are kept for a day."))
    return redirect(url_for("scoring.reports", edition=edition.id))


def _mine(bundle_id: int) -> ReportBundle:
    found = bundle.mine(bundle_id, signed_in().id)
    if found is None:
        abort(404)
    return found


@blueprint.get("/bundles/<int:bundle_id>/progress")
@may("scores.view")
def bundle_progress(bundle_id: int) -> ResponseReturnValue:
    """How many files are written."""
    return render_template("scoring/bundle.html", bundle=_mine(bundle_id))


def _finished(bundle_id: int) -> ReportBundle:
    asked = _mine(bundle_id)
    if any(job.open for job in asked.jobs()):
        abort(409, _("The files are still being written; come back in a moment."))
    if not asked.written():
        abort(409, _("No file could be written. Ask for the reports again."))
    return asked


def _name(asked: ReportBundle) -> str:
    return _("staff reports %(edition)s %(period)s", edition=asked.edition.name, period=asked.period)


@blueprint.get("/bundles/<int:bundle_id>.zip")
@may("scores.view")
def bundle_zip(bundle_id: int) -> Response:
    """The files as one ZIP."""
    name = _name(_finished(bundle_id))
    look.note(signed_in().id, None, look.Seen.REPORT)
    answer = Response(stream_with_context(packed(bundle_id)), mimetype="application/zip")
    save_as(answer, f"{name}.zip")
    return answer


@blueprint.get("/bundles/<int:bundle_id>.pdf")
@may("scores.view")
def bundle_pdf(bundle_id: int) -> Response:
    """The files bound as one PDF, with a bookmark for each."""
    asked = _finished(bundle_id)
    name, language = _name(asked), asked.language
    look.note(signed_in().id, None, look.Seen.REPORT)
    pieces = bound(bundle_id, name, "zh-Hans" if language == "zh_CN" else language)
    answer = Response(stream_with_context(pieces), mimetype="application/pdf")
    save_as(answer, f"{name}.pdf")
    return answer
