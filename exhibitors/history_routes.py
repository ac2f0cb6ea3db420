"""The history of an exhibitor's fields, and giving one of them an earlier value again."""

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from exhibitors import custom, field_words, past_values, restoring
from exhibitors.field_text import FOLLOWED, TAG
from exhibitors.models import Exhibitor
from exhibitors.routes import blueprint
from foundation.access import may
from foundation.database import db

FILTERS = {"record": field_words.RECORDS, "cause": field_words.CAUSES}


@blueprint.app_context_processor
def _words() -> dict[str, Any]:
    return {"history_rows": shown_rows, "history_words": field_words}


def shown_rows(changes: Iterable[Any]) -> list[dict[str, Any]]:
    """Return changes as people read them, each with the seal of the field's present value where one is."""
    rows = list(changes)
    names, present = field_words.names_in(rows), restoring.rows_of(rows)
    customs = custom.values_of(rows[0].exhibitor_id) if rows else {}
    return [_shown(row, names, present.get((row.record, row.record_id)), customs) for row in rows]


def _shown(row: Any, names: field_words.Names, record: Any, customs: Mapping[int, str]) -> dict[str, Any]:
    now = restoring.current_text(record, row.field, customs) if record else None
    of_tag = row.field.startswith(TAG)
    return {
        "change": row,
        "field": field_words.field_word(row.field, names),
        "before": field_words.shown(row.record, row.field, row.before, names),
        "after": field_words.shown(row.record, row.field, row.after, names),
        "seen": restoring.seal(now) if record and now != row.before and not of_tag else None,
    }


@blueprint.get("/<int:exhibitor_id>/history")
@may("exhibitors.view")
def history(exhibitor_id: int) -> ResponseReturnValue:
    """What every field was and became."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    only = {name: request.args[name] for name, words in FILTERS.items() if request.args.get(name) in words}
    if request.args.get("field", "") in {field for fields in FOLLOWED.values() for field in fields}:
        only["field"] = request.args["field"]
    page = past_values.changes(exhibitor.id, request.args.get("after"), only=only)
    return render_template("exhibitors/history.html", exhibitor=exhibitor, page=page)


@blueprint.post("/changes/<any(own, lists):source>/<int:change_id>/restore")
@may("exhibitors.edit")
def restore_value(source: str, change_id: int) -> ResponseReturnValue:
    """Give a field the value it had before a change, unless it has another one now than was seen."""
    past = past_values.past_value(source, change_id) or abort(404)
    try:
        restoring.restore(past, request.form.get("seen", ""))
    except restoring.Changed as changed:
        return _conflict(source, change_id, past, changed.now)
    except restoring.Clashes:
        abort(409, _("The earlier value does not fit any more: what it names is gone or taken."))
    flash(_("%(field)s has its earlier value again.", field=_called(past)))
    return redirect(url_for(".history", exhibitor_id=past.exhibitor_id))


def _called(past: past_values.PastValue) -> str:
    only = SimpleNamespace(field=past.field, before=None, after=None)
    return field_words.field_word(past.field, field_words.names_in([only]))


def _conflict(
    source: str, change_id: int, past: past_values.PastValue, now: str | None
) -> ResponseReturnValue:
    """Show both values; restoring from here is a choice."""
    names = field_words.names_in([SimpleNamespace(field=past.field, before=past.text, after=now)])
    return render_template(
        "exhibitors/restore_conflict.html",
        past=past,
        field=field_words.field_word(past.field, names),
        wanted=field_words.shown(past.record, past.field, past.text, names),
        now=field_words.shown(past.record, past.field, now, names),
        again=url_for(".restore_value", source=source, change_id=change_id),
        seen=restoring.seal(now),
    ), 409
