"""Saying whose an answer through a link or a kiosk is."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.access import may
from foundation.database import db
from foundation.removal import offer_undo
from surveys.doors import checking
from surveys.response import Response
from surveys.routes import blueprint


def _response(response_id: int) -> Response:
    found = db.get_or_404(Response, response_id)
    if not found.survey.named:
        abort(403)
    return found


@blueprint.post("/responses/<int:response_id>/theirs")
@may("surveys.send")
def take_as_theirs(response_id: int) -> ResponseReturnValue:
    """Count the response as its exhibitor's own."""
    found = _response(response_id)
    try:
        checking.take(found.id)
    except checking.NobodyFits:
        abort(409, _("What was typed fits no exhibitor of this edition, or more than one."))
    offer_undo(_("It counts as theirs from now on."), url_for(".not_theirs", response_id=response_id))
    return redirect(url_for(".response", response_id=response_id))


@blueprint.post("/responses/<int:response_id>/not-theirs")
@may("surveys.send")
def not_theirs(response_id: int) -> ResponseReturnValue:
    """Count the response as nobody's."""
    found = _response(response_id)
    try:
        checking.let_go(found.id)
    except checking.NobodyFits:
        abort(409, _("This answer came by a personal link: it is theirs."))
    flash(_("It counts as nobody’s from now on."))
    return redirect(url_for(".response", response_id=response_id))
