"""Workload by person and week, what if hours change, and levelling: looked at, made, taken back."""

from collections.abc import Sequence

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from events.current import current_edition
from events.models import Edition
from exhibitors.models import RelationshipClass
from foundation.access import may
from foundation.database import db
from foundation.removal import offer_undo
from staff.sign_in import signed_in
from staffing import levelled, load_moves, load_reading
from staffing.routes import blueprint, no_edition
from staffing.workload import Changes

MOST_PERCENT = 500


def _factor(name: str) -> float | None:
    """Return the share that a field of the address asks for, in per cent of the hours; None for nonsense."""
    typed = request.args.get(name, "").strip()
    if not typed:
        return 1.0
    return int(typed) / 100 if typed.isdecimal() and len(typed) < 4 and int(typed) <= MOST_PERCENT else None


def _asked(templates: Sequence[tuple[int, str]]) -> tuple[Changes, list[str]]:
    """Return the changes asked for, and the names of fields that are nonsense."""
    classes = {word.value: _factor(f"class-{word}") for word in RelationshipClass}
    by_template = {number: _factor(f"template-{number}") for number, _name in templates}
    wrong = [f"class-{word}" for word, share in classes.items() if share is None]
    wrong += [f"template-{number}" for number, share in by_template.items() if share is None]
    changes = Changes(
        {word: 1.0 if share is None else share for word, share in classes.items()},
        {number: 1.0 if share is None else share for number, share in by_template.items()},
    )
    return changes, wrong


def _asked_in_address() -> dict[str, str]:
    """Return the fields of what-if that are filled, for the address of the next page."""
    fields = {name: value for name, value in request.args.items() if name.startswith(("class-", "template-"))}
    return {name: value for name, value in fields.items() if value.strip()}


@blueprint.get("/load")
@may("expertise.view")
def load() -> ResponseReturnValue:
    """Everybody's hours by week against what they have, as they are or as they would be."""
    edition = current_edition()
    if edition is None:
        return no_edition()
    templates = load_reading.templates(edition.id)
    changes, wrong = _asked(templates)
    now = load_reading.grid(edition, Changes())
    changed = changes.any
    page = render_template(
        "staffing/load.html",
        of=edition,
        now=now,
        grid=load_reading.grid(edition, changes) if changed else now,
        asked=_asked_in_address(),
        changed=changed,
        templates=templates,
        wrong=wrong,
    )
    return (page, 422) if wrong else page


@blueprint.get("/load/levelling")
@may("expertise.view")
def levelling() -> ResponseReturnValue:
    """Moves that would level the weeks, with reasons."""
    edition = current_edition()
    if edition is None:
        return no_edition()
    changes, wrong = _asked(load_reading.templates(edition.id))
    if wrong:
        abort(422, _("Enter whole per cents from 0 to 500; empty is 100."))
    return render_template(
        "staffing/levelling.html",
        of=edition,
        found=load_moves.propose(edition, changes),
        changed=changes.any,
        asked=_asked_in_address(),
    )


@blueprint.post("/load/levelling/<int:edition_id>")
@may("assignments.edit")
def level_load(edition_id: int) -> ResponseReturnValue:
    """Make the ticked moves."""
    edition = db.get_or_404(Edition, edition_id)
    try:
        moves = levelled.read(request.form.getlist("move"))
    except (ValueError, OverflowError):
        abort(422, _("Open the levelling again and tick the moves there."))
    if not moves:
        abort(422, _("Tick the moves that shall be made."))
    made = levelled.make(edition, moves, signed_in().id)
    count = len(made.moves)
    if count:
        text = ngettext("%(num)d promise is moved.", "%(num)d promises are moved.", count)
        offer_undo(text, url_for("staffing.take_levelling_back", levelling_id=made.id))
    if stale := len(moves) - count:
        flash(
            ngettext(
                "%(num)d was changed meanwhile and stays.", "%(num)d were changed meanwhile and stay.", stale
            ),
            "error",
        )
    return redirect(url_for("staffing.load", edition=edition_id))


@blueprint.post("/load/levelled/<int:levelling_id>/undo")
@may("assignments.edit")
def take_levelling_back(levelling_id: int) -> ResponseReturnValue:
    """Give moved promises their owners and days back."""
    made = db.get_or_404(levelled.Levelling, levelling_id)
    try:
        count = levelled.take_back(made)
    except levelled.Undone:
        abort(409, _("This was taken back already."))
    flash(ngettext("%(num)d promise is where it was.", "%(num)d promises are where they were.", count))
    return redirect(url_for("staffing.load", edition=made.edition_id))
