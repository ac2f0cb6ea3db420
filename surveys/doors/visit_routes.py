"""The pages of one visit: no invitation, no sign-in, no script, each page saved as it is left."""

from collections.abc import Mapping
from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from sqlalchemy import Row

from foundation.access import anyone
from foundation.languages import LANGUAGES, in_language
from foundation.limits import by_address_and_link, limiter
from foundation.web import plain_page
from surveys import drawn, submitting
from surveys.answers import judge, lacking, strangers
from surveys.doors import visiting
from surveys.doors.entrance import GUESSES, Elsewhere, blueprint, door_behind, end, missed
from surveys.doors.models import Visit
from surveys.given import NOTHING, Problem
from surveys.problem_words import page_text, problem_text
from surveys.sheets import Sheet

SAVES = "120 per minute"


def _inside(door_code: str, visit_token: str) -> tuple[Row, Visit]:
    door = door_behind(door_code)
    visit = visiting.visit_of(door, visit_token)
    if visit is None:
        raise Elsewhere(redirect(url_for("doors.enter", door_code=door.code), 303))
    return door, visit


def _sheet(door: Row, visit: Visit) -> Sheet:
    sheet = visiting.sheet_of(door, visit)
    if not sheet.pages:
        raise Elsewhere(end(door, "nothing", 200))
    return sheet


def _number(sheet: Sheet) -> int:
    return min(max(request.args.get("page", sheet.page, type=int), 1), len(sheet.pages))


def _page(
    door: Row,
    sheet: Sheet,
    number: int,
    problems: Mapping[str, str],
    shown: drawn.Shown | None = None,
    note: str = "",
) -> str:
    items = sheet.pages[number - 1]
    known = sheet.shown(items) if shown is None else shown
    return plain_page(
        "surveys/doors/page.html",
        invitation=sheet.invitation,
        door=door,
        section=in_language(items[0].ask.section),
        intro=in_language(sheet.invitation.intro),
        questions=drawn.questions(items, sheet.fill, known, problems),
        number=number,
        last=len(sheet.pages),
        saved=sheet.response_id is not None,
        keeps_language="language" in request.args,
        note=note or page_text(problems),
        idle=int(visiting.IDLE.total_seconds()),
    )


def _language(visit: Visit) -> str:
    asked = request.form.get("language") or request.args.get("language")
    return asked if asked in LANGUAGES else visit.language


@blueprint.get("/<door_code>/<visit_token>")
@anyone
@limiter.limit(GUESSES, deduct_when=missed)
def visit(door_code: str, visit_token: str) -> ResponseReturnValue:
    """Show the page where the visit is, or the one asked for."""
    door, here = _inside(door_code, visit_token)
    with force_locale(_language(here)):
        sheet = _sheet(door, here)
        left = submitting.missing(sheet) if "missing" in request.args else []
        problems = {
            item.name: problem_text(lacking(item, sheet.given.get(item.name, NOTHING)) or Problem.MISSING)
            for item in left
        }
        return _page(door, sheet, _number(sheet), problems)


@blueprint.post("/<door_code>/<visit_token>")
@anyone
@limiter.limit(GUESSES, deduct_when=missed)
@limiter.limit(SAVES, key_func=by_address_and_link)
def save(door_code: str, visit_token: str) -> ResponseReturnValue:
    """Save a page of the visit, hand it in on the last one, or give it up."""
    door, here = _inside(door_code, visit_token)
    if request.form.get("go") == "leave":
        visiting.leave(here)
        return redirect(url_for("doors.enter", door_code=door.code), 303)
    here.language = _language(here)
    with force_locale(here.language):
        return _save(door, here, _sheet(door, here))


def _save(door: Row, here: Visit, sheet: Sheet) -> ResponseReturnValue:
    number, go = _number(sheet), request.form.get("go", "")
    items, posted = sheet.pages[number - 1], request.form.to_dict(flat=False)
    given, problems = judge(items, posted, complete=go == "next")
    foreign = strangers(items, posted, ("go", "language"))
    if problems or foreign:
        texts = {name: problem_text(problem) for name, problem in problems.items()}
        return _page(door, sheet, number, texts, posted, page_text(texts, foreign)), 422
    last = len(sheet.saying(given).pages)
    target = min(max(number + {"next": 1, "back": -1}.get(go, 0), 1), last)
    if go != "next" or number != last:
        visiting.save(here, sheet, given, target)
        return _to(door, here, page=target)
    if lacks := submitting.lacks(sheet.saying(given)):
        visiting.save(here, sheet, given, target)
        return _to(door, here, page=lacks, missing=1)
    visiting.finish(here, sheet, given)
    return redirect(url_for("doors.thanks", door_code=door.code), 303)


def _to(door: Row, here: Visit, **values: Any) -> ResponseReturnValue:
    return redirect(url_for("doors.visit", door_code=door.code, visit_token=here.token, **values), 303)
