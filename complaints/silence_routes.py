"""The page of those whom we failed and who never complained."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from complaints import actions, silence
from complaints.words import UNVOICED
from events.current import current_edition
from exhibitors.interaction import Interaction, InteractionKind
from exhibitors.models import Exhibitor
from foundation.access import may
from foundation.database import db
from staff.sign_in import signed_in

blueprint = Blueprint("silence", __name__, url_prefix="/silent")


@blueprint.get("/")
@may("complaints.view")
def show() -> ResponseReturnValue:
    """List whom to call, and why."""
    edition = current_edition()
    found = silence.unvoiced(edition) if edition else []
    return render_template("complaints/silent.html", edition=edition, found=found, words=UNVOICED)


@blueprint.post("/<int:exhibitor_id>/<any(complaint, note):what>")
@may("complaints.edit")
def act(exhibitor_id: int, what: str) -> ResponseReturnValue:
    """Open a complaint for an exhibitor that made none, or note that it was called and has none."""
    exhibitor, edition = db.get_or_404(Exhibitor, exhibitor_id), current_edition()
    if edition is None:
        abort(409, _("Choose an event first. Nothing was changed."))
    why = ", ".join(str(UNVOICED[word]) for word in silence.why(edition, exhibitor_id))
    if what == "note":
        summary = _("Called about %(edition)s: nothing to complain about", edition=edition.name)
        call = Interaction(exhibitor_id=exhibitor.id, edition_id=edition.id, kind=InteractionKind.CALL)
        call.person_id, call.summary, call.body = signed_in().id, summary, why
        db.session.add(call)
        flash(_("The call to %(exhibitor)s is noted.", exhibitor=exhibitor.name))
        return redirect(url_for("complaints.silence.show"))
    heard = actions.Heard(
        exhibitor=exhibitor, edition=edition, title=_("Not voiced by the exhibitor"), description=why
    )
    opened = actions.open_complaint(heard, signed_in())
    return redirect(url_for("complaints.complaint", complaint_id=opened.id))
