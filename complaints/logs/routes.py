"""Pages that bring in the log of another tool: the file, its columns, what would come of it, and undo."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from complaints.logs import bringing, mapping, words
from complaints.logs.cases import values
from complaints.logs.models import ComplaintLog
from complaints.logs.refusals import LEFT_OUT, MappingRefused
from complaints.logs.storing import Texts
from events.current import current_edition
from events.models import Edition
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.tables import Table
from exhibitors.imports.words import refusal_text
from foundation.access import may
from foundation.database import db
from foundation.removal import offer_undo

blueprint = Blueprint("logs", __name__, url_prefix="/logs")
SHOWN, SAMPLES = 20, 3


def _reason(code: str, text: str) -> str:
    return _(LEFT_OUT[code], text=text)


blueprint.context_processor(
    lambda: {"reason": _reason} | {name: one for name, one in vars(words).items() if name.isupper()}
)


@blueprint.route("/", methods=["GET", "POST"])
@may("complaints.close")
def index() -> ResponseReturnValue:
    """Show the logs brought in, and take a new one."""
    if request.method == "GET":
        return _index()
    number, file = request.form.get("edition", type=int), request.files.get("file")
    edition = db.session.get(Edition, number or 0)
    if edition is None or file is None or not file.filename:
        return _index(_("Choose a file and an event.")), 422
    try:
        log = bringing.upload(file.read(), file.filename, edition)
    except FileRefused as refused:
        return _index(refusal_text(refused)), 422
    except bringing.AlreadyThere:
        return _index(_("This file was brought in for this event before. Nothing was added.")), 409
    return redirect(url_for("complaints.logs.log", log_id=log.id))


def _index(problem: str | None = None) -> str:
    editions = db.session.scalars(select(Edition).order_by(Edition.starts_on.desc(), Edition.id)).all()
    brought = select(ComplaintLog).where(ComplaintLog.brought_at.is_not(None))
    logs = db.session.scalars(brought.order_by(ComplaintLog.id.desc()).limit(SHOWN)).all()
    chosen = current_edition()
    return render_template(
        "complaints/logs/index.html", offered=editions, chosen=chosen, logs=logs, problem=problem
    )


@blueprint.route("/<int:log_id>", methods=["GET", "POST"])
@may("complaints.close")
def log(log_id: int) -> ResponseReturnValue:
    """Say what the columns tell, see what would come of it, and bring it in; afterwards its report."""
    one = db.get_or_404(ComplaintLog, log_id)
    if one.brought_at is not None:
        return render_template("complaints/logs/report.html", log=one)
    if one.content is None:
        abort(409, _("This log was taken back. Upload the file again to bring it in once more."))
    table = bringing.table_of(one)
    if request.method == "GET":
        known = bringing.remembered(table.columns)
        columns = known["columns"] if known else mapping.guessed(table.columns)
        return _columns(one, table, {f"column-{name}": column for name, column in columns.items()})
    told = _told(table, request.form)
    try:
        if request.form.get("do") != "bring":
            return _preview(one, table, told)
        return _brought(one, told)
    except MappingRefused as refused:
        return _columns(one, table, request.form, _(refused.sentence, **refused.params)), 422
    except bringing.AlreadyThere:
        abort(409, _("Somebody else has just brought this log in. Nothing was added."))


def _told(table: Table, form: MultiDict[str, str]) -> dict[str, Any]:
    """Return what the form says; of words that it says nothing of, what they usually mean."""
    columns = {name: form.get(f"column-{name}", "") for name in mapping.FIELDS}
    severities = {value: mapping.severity_of(value) for value in _words(table, columns["severity"])}
    activities = {value: mapping.moment_of(value) for value in _words(table, columns["activity"])}
    return {
        "columns": columns,
        "severities": _chosen(form, "severity", severities),
        "activities": _chosen(form, "activity", activities),
        "day_first": {"1": True, "0": False}.get(form.get("day_first", "")),
    }


def _chosen(form: MultiDict[str, str], name: str, usual: Mapping[str, str]) -> dict[str, str]:
    return {value: form.get(f"{name}-{place}", one) for place, (value, one) in enumerate(usual.items())}


def _words(table: Table, column: str) -> list[str]:
    return values(table, column)[: mapping.MOST_VALUES]


def _columns(one: ComplaintLog, table: Table, given: Mapping[str, str], problem: str | None = None) -> str:
    samples = {column: values(table, column)[:SAMPLES] for column in table.columns}
    return render_template(
        "complaints/logs/columns.html",
        log=one,
        samples=samples,
        rows=len(table.rows),
        given=given,
        problem=problem,
    )


def _preview(one: ComplaintLog, table: Table, told: dict[str, Any]) -> str:
    read = mapping.read(told, table.columns)
    found = bringing.look(one, table, read)
    return render_template(
        "complaints/logs/preview.html", log=one, told=told, found=found, report=found.report(), shown=SHOWN
    )


def _brought(one: ComplaintLog, told: dict[str, Any]) -> ResponseReturnValue:
    texts = Texts(_("Case"), _("Closed in the tool that this was brought in from."))
    found = bringing.bring_in(one, told, texts)
    count = len(found.ready)
    text = ngettext("%(num)d complaint is brought in.", "%(num)d complaints are brought in.", count)
    offer_undo(text, url_for("complaints.logs.undo", log_id=one.id))
    return redirect(url_for("complaints.logs.log", log_id=one.id))


@blueprint.post("/<int:log_id>/undo")
@may("complaints.close")
def undo(log_id: int) -> ResponseReturnValue:
    """Take back what came of a log."""
    one = db.get_or_404(ComplaintLog, log_id)
    if one.brought_at is None:
        abort(409, _("This log has brought nothing in, or was taken back already."))
    if stay := bringing.undo(one):
        text = ngettext(
            "The log is taken back, but for %(num)d complaint that somebody worked on since.",
            "The log is taken back, but for %(num)d complaints that somebody worked on since.",
            stay,
        )
        flash(text)
    else:
        flash(_("The complaints of the log are taken back."))
    return redirect(url_for("complaints.logs.index"))
