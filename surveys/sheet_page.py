"""One page of a contact's own sheet, as the request asks for it."""

from collections.abc import Mapping

from flask import request

from foundation.languages import current, in_language
from surveys import drawn
from surveys.drawn import Frame
from surveys.mode import promise
from surveys.problem_words import page_text
from surveys.queries import base
from surveys.sheets import Sheet


def number(sheet: Sheet) -> int:
    """Return the page that is asked for, or else the one where the contact left off."""
    wanted = request.args.get("page", sheet.page, type=int)
    return min(max(wanted, 1), len(sheet.pages))


def draw(
    sheet: Sheet, page: int, problems: Mapping[str, str], shown: drawn.Shown | None = None, note: str = ""
) -> str:
    """Return a page's HTML, with what was answered so far or else what is to be `shown` as posted."""
    items = sheet.pages[page - 1]
    questions = drawn.questions(items, sheet.fill, sheet.shown(items) if shown is None else shown, problems)
    return drawn.page(_frame(sheet, page, note or page_text(problems)), questions)


def _frame(sheet: Sheet, page: int, note: str) -> Frame:
    row, saved, first = sheet.invitation, sheet.response_id is not None, page == 1
    return Frame(
        written_in=current(),
        show_name=row.show_name,
        section=in_language(sheet.pages[page - 1][0].ask.section),
        intro=in_language(row.intro) if first and not saved else "",
        promised=promise(row.mode, current(), base()) if first else "",
        number=page,
        last=len(sheet.pages),
        saved=saved,
        keeps_language="language" in request.args,
        note=note,
        accent=row.accent,
        has_logo=row.has_logo,
        digest=row.digest,
    )
