"""Calls that were asked for: made, or still to make after all."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation import clock
from foundation.access import local_path, may
from foundation.database import db
from foundation.removal import offer_undo
from staff.sign_in import signed_in
from surveys.afterwards.models import CallWish
from surveys.routes import blueprint


def _back(wish: CallWish) -> ResponseReturnValue:
    page = url_for("overview.exhibitor", exhibitor_id=wish.invitation.exhibitor_id)
    return redirect(local_path(request.form.get("back")) or page)


@blueprint.post("/calls/<int:wish_id>/made")
@may("exhibitors.edit")
def call_made(wish_id: int) -> ResponseReturnValue:
    """Note that the call was made, by whoever says so."""
    wish = db.get_or_404(CallWish, wish_id)
    if wish.called_at is None:
        wish.called_at, wish.called_by = clock.now(), signed_in()
    offer_undo(
        _("%(name)s was called. Write down what was said.", name=wish.invitation.contact.name),
        url_for("surveys.call_waits", wish_id=wish.id),
    )
    return _back(wish)


@blueprint.post("/calls/<int:wish_id>/waits")
@may("exhibitors.edit")
def call_waits(wish_id: int) -> ResponseReturnValue:
    """The call was not made after all."""
    wish = db.get_or_404(CallWish, wish_id)
    wish.called_at = wish.called_by = None
    flash(_("%(name)s still waits for a call.", name=wish.invitation.contact.name))
    return _back(wish)
