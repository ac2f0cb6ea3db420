"""A page that lay open when its survey closed: kept as part of the draft, though it can't be handed in."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Row

from surveys import sheets, submitting
from surveys.answers import judge
from surveys.mode import Mode

KEPT_FOR = timedelta(hours=1)


def keep(invitation: Row, page: int | None, posted: Mapping[str, list[str]], now: datetime) -> bool:
    """Save what can be taken of the page; return whether there was a draft to keep it in.

    Answers without a name are opened when the survey closes, and nothing is added to them then.
    """
    since = now - invitation.closes_at
    if invitation.answered_at or invitation.mode != Mode.NAMED or not timedelta(0) <= since < KEPT_FOR:
        return False
    sheet = sheets.sheet(invitation)
    if sheet.response_id is None or not sheet.pages:
        return False
    number = min(max(page or sheet.page, 1), len(sheet.pages))
    given, _problems = judge(sheet.pages[number - 1], posted, complete=False)
    submitting.save(sheet, given, sheet.page, now)
    return True
