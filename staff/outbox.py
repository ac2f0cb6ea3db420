"""The outgoing mail as a list: sent, waiting, gone wrong. Its texts hold sign-in links and are not shown."""

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
