"""Pages of imports: upload, columns, preview, run, report, undo."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition, editions
from exhibitors.imports import decisions, listing, reports, runs, words
from exhibitors.imports.brought import reader_of
from exhibitors.imports.changes import called
from exhibitors.imports.forms import UploadForm
from exhibitors.imports.models import ImportRun, State
from exhibitors.imports.refusals import FileRefused
from foundation import work
from foundation.access import may
from foundation.csv_file import download
from foundation.database import db
from foundation.forms import choices, refuse
from staff.sign_in import signed_in

blueprint = Blueprint("imports", __name__, url_prefix="/imports")
WORKING = (State.READING, State.RUNNING, State.UNDOING)


@blueprint.context_processor
def _words() -> dict[str, object]:
    return {"words": words}


def take(step: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """Take a step of a run; answer 409 when the run has moved on."""
    try:
        return step(*arguments, **options)
    except runs.WrongMoment:
        abort(409, _("This import has moved on meanwhile. Open it again to see where it stands."))


@blueprint.get("/")
@may("exhibitors.import")
def index() -> ResponseReturnValue:
    """Every run, the newest first."""
    page = reports.runs(request.args.get("after"))
    return render_template("imports/index.html", page=page)


@blueprint.route("/new", methods=["GET", "POST"])
@may("exhibitors.import")
def new() -> ResponseReturnValue:
    """Upload a list."""
    here = current_edition()
    form = UploadForm(edition_id=here.id if here else None)
    form.edition_id.choices = choices((edition.id, edition.name) for edition in editions())
    if not form.is_submitted():
        return render_template("imports/new.html", form=form)
    if not form.validate():
        return refuse("imports/new.html", form)
    return _upload(form)


def _upload(form: UploadForm) -> ResponseReturnValue:
    edition = next(edition for edition in editions() if edition.id == form.edition_id.data)
    file = form.file.data
    try:
        run = runs.upload(
            file.read(),
            file.filename or "",
            edition,
            history=form.history.data,
            person_id=signed_in().id,
            kind=form.kind.data,
        )
    except runs.EditionIsOver:
        form.history.errors = [
            _("%(name)s is over. To bring in its list as history, tick this box.", name=edition.name)
        ]
        form.file.errors = [_("Choose the file again; a browser does not keep it.")]
        return refuse("imports/new.html", form)
    except FileRefused as refusal:
        form.file.errors = [words.refusal_text(refusal)]
        page, status = refuse("imports/new.html", form)
        return page, 413 if refusal.code == "file_too_large" else status
    return redirect(url_for("imports.columns", run_id=run.id))


@blueprint.get("/<int:run_id>")
@may("exhibitors.import")
def run(run_id: int) -> ResponseReturnValue:
    """Where a run stands: its progress, its preview, or its report."""
    run = db.get_or_404(ImportRun, run_id)
    if run.state == State.UPLOADED:
        return redirect(url_for("imports.columns", run_id=run_id))
    if run.state in WORKING:
        return render_template("imports/progress.html", run=run, job=runs.job_of(run))
    if run.state == State.PREVIEWED:
        asked = {"before": runs.imported_before(run), "undecided": decisions.undecided(run)}
        comparing = work.latest(f"{runs.COMPARING}:{run.id}")
        return render_template("imports/preview.html", run=run, comparing=comparing, **asked, **_listed(run))
    if run.state == State.UNDONE:
        return render_template("imports/undone.html", run=run, reports=reports, called=called, **_listed(run))
    return render_template("imports/report.html", run=run, kept=reports.kept_count(run), **_listed(run))


def _listed(run: ImportRun) -> dict[str, object]:
    """What a page needs to list the rows that the address asks for."""
    asked = request.args.get("show", "")
    show = listing.Show(asked) if asked in list(listing.Show) else listing.Show.ALL
    page = listing.rows(run, show, request.args.get("after"))
    said = {"details": listing.details(run, page.rows), "reader": reader_of(run)}
    return {"show": show, "figures": listing.figures(run), "page": page, **said}


@blueprint.get("/<int:run_id>/progress")
@may("exhibitors.import")
def progress(run_id: int) -> ResponseReturnValue:
    """The progress bar alone; when there is nothing to wait for, the page is loaded again."""
    run, job = db.get_or_404(ImportRun, run_id), runs.job_of(db.get_or_404(ImportRun, run_id))
    if run.state not in WORKING or job is None or not job.open:
        return "", 200, {"HX-Refresh": "true"}
    return render_template("imports/progress_bar.html", run=run, job=job)


@blueprint.post("/<int:run_id>/start")
@may("exhibitors.import")
def start(run_id: int) -> ResponseReturnValue:
    """Bring the previewed rows in."""
    take(runs.start, db.get_or_404(ImportRun, run_id))
    return redirect(url_for("imports.run", run_id=run_id))


@blueprint.post("/<int:run_id>/undo")
@may("exhibitors.import")
def undo(run_id: int) -> ResponseReturnValue:
    """Take the run back."""
    take(runs.start_undo, db.get_or_404(ImportRun, run_id))
    return redirect(url_for("imports.run", run_id=run_id))


@blueprint.post("/<int:run_id>/discard")
@may("exhibitors.import")
def discard(run_id: int) -> ResponseReturnValue:
    """Forget an upload that brought nothing in."""
    take(runs.discard, db.get_or_404(ImportRun, run_id))
    flash(_("The upload is discarded; nothing was brought in."))
    return redirect(url_for("imports.index"))


@blueprint.get("/<int:run_id>/rejected.csv")
@may("exhibitors.import")
def rejected(run_id: int) -> ResponseReturnValue:
    """The rows of which something was not taken, each with the reason and its cells as they were."""
    run = db.get_or_404(ImportRun, run_id)
    reason = partial(words.reason_text, kind=run.kind)
    header, lines = reports.rejected_lines(run, reason, words.OUTCOMES)
    return download(f"import-{run.id}-rejected", [_("Row"), _("Outcome"), _("Reason"), *header], lines)


@blueprint.get("/<int:run_id>/mended.csv")
@may("exhibitors.import")
def mended(run_id: int) -> ResponseReturnValue:
    """The cells whose text was mended or is lost, before and after."""
    run = db.get_or_404(ImportRun, run_id)
    header = [_("Row"), _("Company"), _("Field"), _("Before"), _("After")]
    fields = {name: str(word) for name, word in words.FIELDS.items()}
    return download(f"import-{run.id}-mended", header, reports.mended_lines(run, fields))
