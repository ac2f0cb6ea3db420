"""The form behind a link or a code on the stand: no sign-in, no script, made for a phone."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Row
from werkzeug.exceptions import RequestEntityTooLarge

from complaints.door import hearing, signing
from complaints.door.hearing import Typed
from complaints.kinds import Severity
from foundation import once
from foundation.access import anyone
from foundation.limits import by_address_and_link, limiter
from foundation.once import AlreadyPosted
from surveys.answering import keep_private
from surveys.doors.entrance import missed

blueprint = Blueprint("complaint_door", __name__)
blueprint.after_request(keep_private)
GUESSES, SENT, SENT_BY_LINK = "30 per minute", "10 per minute", "30 per hour"
MOST_TYPED = 128 * 1024
"""Bytes of a form filled to the brim, each letter written as twelve."""
EMPTY = Typed("", "", "", "", Severity.MEDIUM)


@blueprint.url_value_preprocessor
def take_words_only(_endpoint: str | None, _values: dict[str, str] | None) -> None:
    """Read no more than the fields can hold: anybody may send here, and no file is asked for."""
    request.max_content_length = MOST_TYPED


@blueprint.errorhandler(RequestEntityTooLarge)
def refuse_large(_reason: RequestEntityTooLarge) -> ResponseReturnValue:
    """Say that the form takes words, and where files go."""
    page = "complaints/door/end.html"
    return make_response(render_template(page, invitation=None, number=None, too_large=True), 413)


@blueprint.errorhandler(AlreadyPosted)
def lead_to_receipt(reason: AlreadyPosted) -> ResponseReturnValue:
    """Show whoever sends the form again what the first time led to."""
    return redirect(reason.location or request.path, 303)


def _by_link() -> str:
    return str((request.view_args or {}).get("door_token", ""))


def _place(door_token: str) -> Row | None:
    participation_id = signing.participation_of(door_token)
    return hearing.place(participation_id) if participation_id else None


def _nowhere() -> ResponseReturnValue:
    return make_response(render_template("complaints/door/end.html", invitation=None, number=None), 404)


def _form(place: Row, typed: Typed, problems: list[str]) -> str:
    return render_template(
        "complaints/door/form.html",
        invitation=place,
        typed=typed,
        problems=problems,
        lengths=hearing.LENGTHS,
        once=request.form.get("once") or once.new_token(),
    )


@blueprint.get("/c/<door_token>")
@anyone
@limiter.limit(GUESSES, deduct_when=missed)
def ask(door_token: str) -> ResponseReturnValue:
    """Ask what went wrong."""
    place = _place(door_token)
    return _form(place, EMPTY, []) if place else _nowhere()


@blueprint.get("/s/<token>/complain")
@anyone
@limiter.limit(GUESSES, deduct_when=missed)
def from_survey(token: str) -> ResponseReturnValue:
    """Lead whoever was asked in a survey to the form."""
    participation_id = hearing.participation_of(token)
    if participation_id is None:
        return _nowhere()
    return redirect(url_for(".ask", door_token=signing.token(participation_id)), 303)


@blueprint.post("/c/<door_token>")
@anyone
@limiter.limit(GUESSES, deduct_when=missed)
@limiter.limit(SENT, key_func=by_address_and_link)
@limiter.limit(SENT_BY_LINK, key_func=_by_link)
def send(door_token: str) -> ResponseReturnValue:
    """Open the complaint, once however often it is sent."""
    place = _place(door_token)
    if place is None:
        return _nowhere()
    asked = request.form.get("severity", "")
    severity = asked if asked in hearing.SEVERITIES else Severity.MEDIUM
    typed = Typed(severity=severity, **{n: request.form.get(n, "").strip() for n in hearing.LENGTHS})
    if typed.problems:
        return _form(place, typed, typed.problems), 422
    opened = hearing.hear(place, typed)
    receipt = signing.receipt(opened.number)
    return redirect(url_for(".thanks", door_token=door_token, receipt_token=receipt), 303)


@blueprint.get("/c/<door_token>/<receipt_token>")
@anyone
@limiter.limit(GUESSES, deduct_when=missed)
def thanks(door_token: str, receipt_token: str) -> ResponseReturnValue:
    """Give the number and nothing else."""
    place, number = _place(door_token), signing.number_of(receipt_token)
    if place is None or number is None:
        return _nowhere()
    return render_template("complaints/door/end.html", invitation=place, number=number)
