"""The pages behind an invitation's link: no sign-in, no script, each page saved as it is left."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from sqlalchemy import Row, update

from exhibitors.models import Contact
from foundation import clock
from foundation.access import anyone
from foundation.database import db
from foundation.languages import LANGUAGES
from foundation.web import plain_page
from surveys import late, sheet_page, sheets, submitting
from surveys.afterwards.page import after
from surveys.answers import judge, lacking, strangers
from surveys.given import NOTHING, Problem
from surveys.mode import Mode
from surveys.models import Invitation
from surveys.problem_words import page_text, problem_text
from surveys.sheets import Sheet

blueprint = Blueprint("answering", __name__, url_prefix="/s")
OWN_FIELDS = ("go", "language")
MOST_POSTED = 2 * 1024 * 1024
"""Bytes of one page: far more than every answer at its longest."""


@blueprint.before_request
def limit_size() -> None:
    """Refuse before it is read what no page of answers can hold; files are uploaded elsewhere."""
    request.max_content_length = MOST_POSTED


@blueprint.after_request
def keep_private(response: Response) -> Response:
    """A link is for one person: no search engine, no cache."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response


def language_of(invitation: Row) -> str:
    """Return the language asked for on the page, else the one the contact chose before."""
    asked = request.form.get("language") or request.args.get("language")
    return asked if asked in LANGUAGES else invitation.language


def _stop(invitation: Row | None, state: str, status: int, **context: Any) -> ResponseReturnValue:
    context = {**after(invitation), **context}
    return make_response(
        plain_page("surveys/answer/end.html", invitation=invitation, state=state, **context), status
    )


def _ended(invitation: Row) -> ResponseReturnValue | None:
    """Return the page that says why nothing can be answered, None while it can."""
    now = clock.now()
    if invitation.answered_at:
        return _stop(invitation, "answered", 410)
    if now >= invitation.closes_at:
        kept = invitation.mode == Mode.NAMED and sheets.sheet(invitation).response_id is not None
        return _stop(invitation, "closed", 410, kept=kept)
    if now < invitation.opens_at:
        return _stop(invitation, "early", 403)
    return None


@blueprint.get("/<token>")
@anyone
def answer(token: str) -> ResponseReturnValue:
    """Show the page where the contact left off, or the one asked for."""
    invitation = sheets.find(token)
    if invitation is None:
        return _stop(None, "unknown", 404)
    with force_locale(language_of(invitation)):
        ended = _ended(invitation)
        if ended is not None:
            return ended
        sheet = sheets.sheet(invitation)
        if not sheet.pages:
            return _stop(invitation, "nothing", 200)
        missing = submitting.missing(sheet) if "missing" in request.args else []
        problems = {
            item.name: problem_text(lacking(item, sheet.given.get(item.name, NOTHING)) or Problem.MISSING)
            for item in missing
        }
        return sheet_page.draw(sheet, sheet_page.number(sheet), problems)


@blueprint.post("/<token>")
@anyone
def save(token: str) -> ResponseReturnValue:
    """Save one page; on the last one hand the sheet in."""
    invitation = sheets.hold(token)
    if invitation is None:
        return _stop(None, "unknown", 404)
    with force_locale(language_of(invitation)):
        posted = request.form.to_dict(flat=False)
        if late.keep(invitation, request.args.get("page", type=int), posted, clock.now()):
            return redirect(url_for("answering.answer", token=token), 303)
        return _ended(invitation) or _save(sheets.sheet(invitation))


def _save(sheet: Sheet) -> ResponseReturnValue:
    if not sheet.pages:
        return _stop(sheet.invitation, "nothing", 200)
    number, forward = sheet_page.number(sheet), request.form.get("go") == "next"
    items, posted = sheet.pages[number - 1], request.form.to_dict(flat=False)
    given, problems = judge(items, posted, complete=forward)
    foreign = strangers(items, posted, OWN_FIELDS)
    if problems or foreign:
        texts = {name: problem_text(problem) for name, problem in problems.items()}
        return sheet_page.draw(sheet, number, texts, posted, page_text(texts, foreign)), 422
    _keep_language(sheet.invitation)
    step = {"next": 1, "back": -1}.get(request.form.get("go", ""), 0)
    said = sheet.saying(given)
    whole = forward and number == len(said.pages)
    lacks = submitting.lacks(said) if whole else None
    if whole and not lacks:
        submitting.finish(sheet, given, clock.now())
        return _to("answering.thanks", sheet)
    target = min(max(number + step, 1), len(said.pages))
    submitting.save(sheet, given, target, clock.now())
    return _to("answering.answer", sheet, page=lacks or target, missing=1 if lacks else None)


def _to(endpoint: str, sheet: Sheet, **values: Any) -> ResponseReturnValue:
    return redirect(url_for(endpoint, token=sheet.invitation.token, **values), 303)


def _keep_language(invitation: Row) -> None:
    language = language_of(invitation)
    if language != invitation.language:
        own = update(Invitation).where(Invitation.id == invitation.id)
        db.session.connection().execute(own.values(language=language))


def _known(token: str, state: str, values: Mapping[str, Any] | None = None) -> ResponseReturnValue:
    invitation = sheets.find(token)
    if invitation is None:
        return _stop(None, "unknown", 404)
    with force_locale(language_of(invitation)):
        return _stop(invitation, state, 200, **(values or {}))


@blueprint.get("/<token>/thanks")
@anyone
def thanks(token: str) -> ResponseReturnValue:
    """Thank whoever has answered."""
    invitation = sheets.find(token)
    if invitation is not None and not invitation.answered_at:
        return redirect(url_for("answering.answer", token=token))
    return _known(token, "thanks")


@blueprint.get("/<token>/unsubscribe")
@anyone
def unsubscribe(token: str) -> ResponseReturnValue:
    """Ask once whether the contact wants no more surveys: a mail scanner that opens links changes nothing."""
    return _known(token, "leaving")


@blueprint.post("/<token>/unsubscribe")
@anyone
def unsubscribed(token: str) -> ResponseReturnValue:
    """Send this contact no more surveys."""
    invitation = sheets.find(token)
    if invitation is not None and not invitation.surveys_refused_at:
        own = update(Contact).where(Contact.id == invitation.contact_id)
        db.session.connection().execute(own.values(surveys_refused_at=clock.now()))
    return _known(token, "left")
