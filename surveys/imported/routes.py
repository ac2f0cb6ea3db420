"""Pages that bring in answers of another tool: the file, what its columns measure, and undo."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from events.current import current_edition
from events.models import Edition
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.words import refusal_text
from foundation.access import may
from foundation.database import db
from foundation.removal import offer_undo
from surveys.imported import bringing
from surveys.imported.mapping import SCALES
from surveys.imported.models import AnswerImport
from surveys.imported.refusals import MESSAGES, MappingRefused
from surveys.kinds import Measure
from surveys.routes import blueprint
from surveys.words import MEASURES, TIERS

SAMPLES = 4


@blueprint.route("/imported/new", methods=["GET", "POST"])
@may("surveys.send")
def import_answers() -> ResponseReturnValue:
    """Choose the file and the edition that its answers are about."""
    if request.method == "GET":
        return _new()
    number, file = request.form.get("edition", type=int), request.files.get("file")
    edition = db.session.get(Edition, number or 0)
    if edition is None or file is None or not file.filename:
        return _new(_("Choose a file and an edition.")), 422
    try:
        kept = bringing.upload(file.read(), file.filename, edition)
    except FileRefused as refused:
        return _new(refusal_text(refused)), 422
    except bringing.AlreadyThere as there:
        return _new(_("This file is the survey %(title)s already.", title=there.survey.title)), 409
    return redirect(url_for("surveys.map_answers", answers_id=kept.id))


def _new(problem: str | None = None) -> str:
    editions = db.session.scalars(select(Edition).order_by(Edition.starts_on.desc(), Edition.id)).all()
    chosen = current_edition()
    return render_template(
        "surveys/imported/new.html", offered=editions, chosen=chosen.id if chosen else None, problem=problem
    )


@blueprint.route("/imported/<int:answers_id>", methods=["GET", "POST"])
@may("surveys.send")
def map_answers(answers_id: int) -> ResponseReturnValue:
    """Say what each column measures and which values are no answer; then make the survey."""
    kept = db.get_or_404(AnswerImport, answers_id)
    if kept.survey is not None:
        return redirect(url_for("surveys.results", survey_id=kept.survey.id))
    if request.method == "GET":
        return _columns(kept)
    try:
        survey = bringing.bring_in(kept, _told(bringing.table_of(kept).columns, request.form))
    except MappingRefused as refused:
        return _columns(kept, _(MESSAGES[refused.code], **refused.params)), 422
    text = _(
        "%(n)s responses are brought in; %(skipped)s rows had no answer.",
        n=kept.responses,
        skipped=kept.skipped,
    )
    offer_undo(text, url_for("surveys.undo_answers", answers_id=kept.id))
    return redirect(url_for("surveys.results", survey_id=survey.id))


@blueprint.post("/imported/<int:answers_id>/undo")
@may("surveys.send")
def undo_answers(answers_id: int) -> ResponseReturnValue:
    """Take away the survey that was made of the file."""
    kept = db.get_or_404(AnswerImport, answers_id)
    if kept.survey is None:
        abort(409, _("This import has brought nothing in, or was undone already."))
    bringing.undo(kept)
    flash(_("The imported answers are taken away."))
    return redirect(url_for("surveys.index"))


def _columns(kept: AnswerImport, problem: str | None = None) -> str:
    table = bringing.table_of(kept)
    samples = [
        list(dict.fromkeys(row.cells[place] for row in table.rows if row.cells[place]))[:SAMPLES]
        for place in range(len(table.columns))
    ]
    return render_template(
        "surveys/imported/columns.html",
        kept=kept,
        columns=list(zip(table.columns, samples, strict=True)),
        rows=len(table.rows),
        measures={one: MEASURES[one] for one in [*SCALES, Measure.OPEN]},
        scales=SCALES,
        tiers=TIERS,
        given=request.form,
        problem=problem,
    )


def _told(header: list[str], form: MultiDict[str, str]) -> dict[str, Any]:
    """The mapping as a file would tell it."""
    columns = [
        {
            "column": name,
            "measure": form[f"measure-{place}"],
            "text": form.get(f"text-{place}", "").strip() or name,
            "tier": form.get(f"tier-{place}") or None,
            **{
                key: _values(form, f"{key}-{place}")
                for key in ("blank", "unused")
                if form.get(f"{key}-{place}")
            },
        }
        for place, name in enumerate(header)
        if form.get(f"measure-{place}")
    ]
    everywhere = {key: _values(form, key) for key in ("blank", "unused")}
    exhibitor = form.get("exhibitor") or None
    return {"title": form.get("title", "").strip(), "exhibitor": exhibitor, "columns": columns, **everywhere}


def _values(form: MultiDict[str, str], name: str) -> list[str]:
    return [value.strip() for value in form.get(name, "").split(",") if value.strip()]
