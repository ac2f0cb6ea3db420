"""The outgoing mail: sent, waiting, gone wrong. Its texts are shown without the keys in their links."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, select

from foundation.database import db
from foundation.mail import Mail
from foundation.paging import Page, page

FILTERS: Mapping[str, Sequence[str]] = {
    "waiting": ("queued", "claimed", "handing_over"),
    "sent": ("sent",),
    "unsure": ("unsure",),
    "failed": ("failed",),
}

_KEY = re.compile(r"(?<=\w/)[\w.-]{16,}")
"""The part of an address that lets in whoever has it: long and drawn at random."""


def counts() -> Mapping[str, int]:
    """Return how many mails each filter shows."""
    by_state = db.session.execute(select(Mail.state, func.count(Mail.id).label("mails")).group_by(Mail.state))
    states = {row.state: row.mails for row in by_state}
    return {name: sum(states.get(state, 0) for state in known) for name, known in FILTERS.items()}


def listed(name: str | None, cursor: str | None) -> Page:
    """Return a page of mails, the newest first, of one filter or all."""
    query: Select[*tuple[Any, ...]] = select(
        Mail.id,
        Mail.recipient,
        Mail.subject,
        Mail.state,
        Mail.written_at,
        Mail.sent_at,
        Mail.due_at,
        Mail.attempts,
        Mail.error,
    )
    if name and name in FILTERS:
        query = query.where(Mail.state.in_(FILTERS[name]))
    return page(query, (Mail.id,), cursor, descending=True)


def without_keys(text: str) -> tuple[str, bool]:
    """Return a mail's text with the keys in its links cut off, and whether there were any.

    A link sets its receiver's password, or speaks for an exhibitor: nobody else is to use it.
    """
    shown, cut = _KEY.subn("…", text)
    return shown, bool(cut)
