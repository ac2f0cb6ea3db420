"""A note or a call in one line, and taking an entry of the timeline away again."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import RadioField, StringField

from events.current import current_edition
from exhibitors.forms import REQUIRED
from exhibitors.interaction import Interaction, InteractionKind
from exhibitors.models import Exhibitor
from exhibitors.record_routes import to_exhibitor
from exhibitors.routes import blueprint
from foundation.access import may
from foundation.database import db
from foundation.forms import RoomForm, choices, refuse, text_length
from foundation.languages import later as _l
from foundation.removal import Removal, offer_undo, remove, restore
from staff.sign_in import signed_in

LONGEST_SUMMARY = 200
QUICK = {InteractionKind.NOTE.value: _l("Note"), InteractionKind.CALL.value: _l("Call")}


class QuickNote(RoomForm):
    """What was thought or said just now."""

    kind = RadioField(_l("Kind"), choices=choices(QUICK.items()), default=InteractionKind.NOTE.value)
    text = StringField(_l("Note or call"), [REQUIRED, text_length(8000)])


def shortened(text: str) -> tuple[str, str | None]:
    """Return a line for the timeline, and the whole text where it does not fit into the line."""
    if len(text) <= LONGEST_SUMMARY:
        return text, None
    return text[: LONGEST_SUMMARY - 1].rsplit(" ", 1)[0] + "…", text


@blueprint.route("/<int:exhibitor_id>/notes", methods=["GET", "POST"])
@may("exhibitors.edit")
def quick_note(exhibitor_id: int) -> ResponseReturnValue:
    """Note what was thought or said just now; one click takes it back."""
    exhibitor, form, edition = db.get_or_404(Exhibitor, exhibitor_id), QuickNote(), current_edition()
    if not form.is_submitted():
        return render_template("exhibitors/quick_note.html", form=form, exhibitor=exhibitor)
    if not form.validate():
        return refuse("exhibitors/quick_note.html", form, exhibitor=exhibitor)
    summary, body = shortened(form.text.data or "")
    entry = Interaction(exhibitor_id=exhibitor.id, kind=form.kind.data, summary=summary, body=body)
    entry.person_id, entry.edition_id = signed_in().id, edition.id if edition else None
    db.session.add(entry)
    db.session.flush()
    offer_undo(_("It is noted."), url_for(".remove_interaction", interaction_id=entry.id))
    return to_exhibitor(exhibitor.id)


@blueprint.post("/interactions/<int:interaction_id>/remove")
@may("exhibitors.edit")
def remove_interaction(interaction_id: int) -> ResponseReturnValue:
    """Take an entry away; one click brings it back."""
    entry = db.get_or_404(Interaction, interaction_id)
    removal = remove(entry)
    offer_undo(_("The entry is removed."), url_for(".restore_interaction", removal_id=removal.id))
    return to_exhibitor(entry.exhibitor_id)


@blueprint.post("/interactions/removed/<int:removal_id>/restore")
@may("exhibitors.edit")
def restore_interaction(removal_id: int) -> ResponseReturnValue:
    """Bring a removed entry back."""
    removal = db.session.get(Removal, removal_id)
    if removal is None or removal.table_name != Interaction.__tablename__:
        abort(404)
    entry = db.session.get_one(Interaction, restore(removal))
    flash(_("The entry is back."))
    return redirect(url_for("overview.exhibitor", exhibitor_id=entry.exhibitor_id))
