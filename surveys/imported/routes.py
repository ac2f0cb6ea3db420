"""Pages that bring in answers of another tool: the file, what its columns measure, and undo."""

import json
from collections.abc import Mapping
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from events.current import current_edition
from events.models import Edition
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.tables import Table
from exhibitors.imports.words import refusal_text
from foundation.access import may
from foundation.database import db
from foundation.removal import offer_undo
from foundation.saved_as import save_as
from surveys.imported import bringing, labels, mapping_form
from surveys.imported.mapping import SCALES
from surveys.imported.models import AnswerImport
from surveys.imported.refusals import MappingRefused
from surveys.kinds import Measure
from surveys.routes import blueprint
from surveys.words import MEASURES, TIERS

SAMPLES = 6


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
    try:
        table = bringing.table_of(kept)
    except bringing.FileGone:
        abort(410, _("This file is not kept any more. Bring it once more; its mapping is remembered."))
    if request.method == "GET":
        known = bringing.remembered(table.columns)
        shown = _words(table)
        if known:
            shown |= mapping_form.given(known, table.columns) | {"title": kept.filename}
        return _columns(kept, table, shown, remembered=known is not None)
    try:
        if request.form.get("do") == "load":
            return _columns(kept, table, mapping_form.given(_loaded(), table.columns))
        mapping = mapping_form.told(table.columns, request.form)
        if request.form.get("do") == "save":
            return _saved(mapping)
        survey = bringing.bring_in(kept, mapping)
    except MappingRefused as refused:
        return _columns(kept, table, request.form, _(refused.sentence, **refused.params)), 422
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


def _loaded() -> Any:
    """The mapping in the file that was chosen."""
    file = request.files.get("mapping")
    try:
        return json.loads(file.read().decode("utf-8-sig") if file else "")
    except (ValueError, RecursionError):
        raise MappingRefused("no_json") from None


def _saved(mapping: dict[str, Any]) -> ResponseReturnValue:
    answer = Response(json.dumps(mapping, ensure_ascii=False, indent=2), mimetype="application/json")
    save_as(answer, "mapping.json")
    return answer


def _words(table: Table) -> dict[str, str]:
    """The numbers of columns that are answered in usual words."""
    columns = (labels.usual(row.cells[place] for row in table.rows) for place in range(len(table.columns)))
    return {f"labels-{place}": labels.written(words) for place, words in enumerate(columns) if words}


def _columns(
    kept: AnswerImport,
    table: Table,
    shown: Mapping[str, str],
    problem: str | None = None,
    remembered: bool = False,
) -> str:
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
        given=shown,
        remembered=remembered,
        problem=problem,
    )
