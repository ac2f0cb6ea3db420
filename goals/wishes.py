"""The pages behind an exhibitor's link: its goals, why they matter, the rest. No sign-in, no script."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from foundation import clock
from foundation.access import anyone
from foundation.languages import LANGUAGES
from goals import actions, links, wish_pages, wishing
from goals.sheet import GoalLink
from goals.wish_pages import LAST

blueprint = Blueprint("wishes", __name__, url_prefix="/g")


@blueprint.after_request
def keep_private(response: Response) -> Response:
    """A link is for one exhibitor: no search engine, no cache."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response


def _language(link: GoalLink) -> str:
    asked = request.form.get("language") or request.args.get("language")
    return asked if asked in LANGUAGES else link.language


def _stop(link: GoalLink | None, state: str, status: int) -> ResponseReturnValue:
    return make_response(render_template("goals/link/end.html", link=link, state=state), status)


def _number() -> int:
    return min(max(request.args.get("page", 1, type=int), 1), LAST)


def _to(link: GoalLink, number: int) -> ResponseReturnValue:
    if number > LAST:
        return redirect(url_for("wishes.thanks", link_token=link.token), 303)
    return redirect(url_for("wishes.say", link_token=link.token, page=number), 303)


@blueprint.get("/<link_token>")
@anyone
def say(link_token: str) -> ResponseReturnValue:
    """Show one page; a page with nothing to ask leads to the next one."""
    link = links.find(link_token)
    if link is None:
        return _stop(None, "unknown", 404)
    with force_locale(_language(link)):
        if reason := links.ended(link):
            return _stop(link, reason, 410)
        number = wish_pages.with_questions(link, _number())
        return _to(link, number) if number != _number() else wish_pages.shown(link, number)


@blueprint.post("/<link_token>")
@anyone
def save(link_token: str) -> ResponseReturnValue:
    """Save a page and go on."""
    link = links.find(link_token, hold=True)
    if link is None:
        return _stop(None, "unknown", 404)
    with force_locale(_language(link)):
        if reason := links.ended(link):
            return _stop(link, reason, 410)
        return _save(link, _number())


def _save(link: GoalLink, number: int) -> ResponseReturnValue:
    link.language = _language(link)
    if "copy" in request.form:
        participation = link.participation
        actions.copy_last(participation.exhibitor_id, participation.edition)
        return _to(link, 1)
    try:
        said = wish_pages.read(link, number, complete=request.form.get("go") == "next")
    except wishing.Stale:
        return wish_pages.shown(link, number, stale=True), 409
    if said.page is not None:
        return said.page, 422
    link.answered_at = clock.now()
    step = {"next": 1, "back": -1}.get(request.form.get("go", ""), 0)
    return _to(link, wish_pages.with_questions(link, max(number + step, 1), step))


@blueprint.get("/<link_token>/thanks")
@anyone
def thanks(link_token: str) -> ResponseReturnValue:
    """Thank, and show what was said."""
    link = links.find(link_token)
    if link is None:
        return _stop(None, "unknown", 404)
    if link.revoked_at is not None:
        return _stop(link, "revoked", 410)
    with force_locale(_language(link)):
        return wish_pages.summary(link)
