"""The pages behind a short code: a card leads to its invitation, a link or a kiosk asks who comes in."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Row
from werkzeug.wrappers import Response

from foundation import clock
from foundation.access import anyone
from foundation.languages import current
from foundation.limits import by_address_and_link, limiter
from surveys.answering import keep_private, limit_size
from surveys.doors import visiting
from surveys.doors.models import DoorKind

blueprint = Blueprint("doors", __name__, url_prefix="/q")
blueprint.before_request(limit_size)
blueprint.after_request(keep_private)
GUESSES, VISITS = "30 per minute", "30 per minute"
THANKED_FOR = 12
"""Seconds after which a kiosk is ready for the next."""


class Elsewhere(Exception):
    """What was asked for cannot be had; `answer` says why, or leads on."""

    def __init__(self, answer: ResponseReturnValue) -> None:
        super().__init__()
        self.answer = answer


@blueprint.errorhandler(Elsewhere)
def lead_elsewhere(reason: Elsewhere) -> ResponseReturnValue:
    """Answer with what was raised; nothing was changed."""
    return reason.answer


def missed(response: Response) -> bool:
    """Return whether a code was wrong: only those count as guesses."""
    return response.status_code == 404


def end(door: Row | None, state: str, status: int) -> ResponseReturnValue:
    """Return the page that says why there is nothing to answer."""
    return make_response(render_template("surveys/doors/end.html", invitation=door, state=state), status)


def door_behind(door_code: str) -> Row:
    """Return the door, or raise Elsewhere when there is none or nobody may come in."""
    door, now = visiting.find(door_code), clock.now()
    if door is None:
        raise Elsewhere(end(None, "unknown", 404))
    if door.revoked_at:
        raise Elsewhere(end(door, "revoked", 410))
    if door.kind == DoorKind.CARD:
        raise Elsewhere(redirect(url_for("answering.answer", token=door.invited), 303))
    if now >= door.closes_at:
        raise Elsewhere(end(door, "closed", 410))
    if now < door.opens_at:
        raise Elsewhere(end(door, "early", 403))
    return door


def _start(door: Row, said: str, wrong: str | None) -> str:
    return render_template("surveys/doors/start.html", invitation=door, door=door, said=said, wrong=wrong)


@blueprint.get("/<door_code>")
@anyone
@limiter.limit(GUESSES, deduct_when=missed)
def enter(door_code: str) -> ResponseReturnValue:
    """Lead a card to its invitation; ask everybody else where they are from."""
    return _start(door_behind(door_code), "", None)


@blueprint.post("/<door_code>")
@anyone
@limiter.limit(GUESSES, deduct_when=missed)
@limiter.limit(VISITS, key_func=by_address_and_link)
def begin(door_code: str) -> ResponseReturnValue:
    """Begin a visit. Whether we know the stand or company is not said."""
    door = door_behind(door_code)
    said = " ".join(request.form.get("said", "").split())
    if len(said) > visiting.LONGEST_SAID:
        return _start(door, said, _("Keep this to %(n)s characters.", n=visiting.LONGEST_SAID)), 422
    if door.kind == DoorKind.LINK and not said:
        return _start(door, said, _("Write the number of your stand, or your company.")), 422
    visit = visiting.begin(door, said or None, current())
    return redirect(url_for("doors.visit", door_code=door.code, visit_token=visit.token), 303)


@blueprint.get("/<door_code>/thanks")
@anyone
@limiter.limit(GUESSES, deduct_when=missed)
def thanks(door_code: str) -> ResponseReturnValue:
    """Thank whoever has answered; a kiosk is then ready for the next."""
    door = visiting.find(door_code)
    if door is None:
        return end(None, "unknown", 404)
    page = "surveys/doors/end.html"
    return render_template(page, invitation=door, door=door, state="thanks", after=THANKED_FOR)
