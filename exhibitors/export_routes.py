"""The list as a file: a short one at once, a long one by a job with progress."""

from flask import Response, abort, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from exhibitors import exporting, queries
from exhibitors.export import FILES, header, rows
from exhibitors.listing.asked import filters_asked, refusing_bad_filters, ticked
from exhibitors.routes import blueprint
from foundation import work
from foundation.access import may
from foundation.languages import chosen
from foundation.saved_as import save_as
from staff.sign_in import signed_in

TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@blueprint.get("/export")
@may("exhibitors.export")
def export() -> ResponseReturnValue:
    """The whole list as a file, at once if it is short."""
    filters, kind = filters_asked(), _kind()
    with refusing_bad_filters():
        short = len(queries.first_ids(filters)) <= queries.COUNTED
    if short:
        return FILES[kind]("exhibitors", header(), rows(filters))
    return render_template("exhibitors/export.html", kind=kind)


@blueprint.post("/export")
@may("exhibitors.export")
def start_export() -> ResponseReturnValue:
    """What was ticked as a file at once, or all that match by a job."""
    filters, kind = filters_asked(), _kind()
    if "all" not in request.form:
        return FILES[kind]("exhibitors", header(), rows(filters, ticked()))
    with refusing_bad_filters():
        queries.chosen_ids(filters)
    exporting.start(filters, kind, signed_in().id, chosen())
    return redirect(url_for(".exports"))


def _kind() -> str:
    kind = request.values.get("format", "csv")
    return kind if kind in FILES else abort(400, _("Choose CSV or XLSX."))


@blueprint.get("/exports/")
@may("exhibitors.export")
def exports() -> ResponseReturnValue:
    """The files one asked for, and how far each is."""
    found = exporting.exports_of(signed_in().id)
    working = any(job is not None and job.open for _export, job in found)
    bare = request.headers.get("HX-Request")
    template = "exhibitors/export_rows.html" if bare else "exhibitors/exports.html"
    return render_template(template, exports=found, working=working)


@blueprint.get("/exports/<int:export_id>/file")
@may("exhibitors.export")
def exported_file(export_id: int) -> ResponseReturnValue:
    """A finished file, for who asked for it."""
    export = exporting.mine(export_id, signed_in().id) or abort(404)
    job = work.latest(export.subject)
    if job is None or job.state != "done":
        abort(409, _("This file is not ready yet."))
    pieces = stream_with_context(exporting.content(export.id))
    answer = Response(pieces, mimetype=TYPES[export.kind])  # pyright: ignore[reportArgumentType]
    save_as(answer, f"exhibitors.{export.kind}")
    return answer
