"""Where two invitations of one person become one: only what was handed in may count as an answer."""

from foundation.database import Base
from foundation.journal import Journal
from foundation.snapshot import rows_of


def drop(journal: Journal, keep: int, gone: int) -> None:
    """Drop the drafts where either invitation is answered; of two drafts, the one that got less far.

    Left on the answered invitation, or on none, a draft would be opened as an answer.
    """
    invitations, responses = (Base.metadata.tables[name] for name in ("invitation", "response"))
    both = rows_of(invitations, invitations.c.id.in_((keep, gone)))
    begun = rows_of(responses, responses.c.invitation_id.in_((keep, gone)))
    answered = {one["id"] for one in both if one["answered_at"]}
    answered |= {one["invitation_id"] for one in begun if one["submitted_at"]}
    drafts = [one for one in begun if one["invitation_id"] not in answered]
    drafts.sort(key=lambda one: (one["page"], one["invitation_id"] == keep))
    for one in drafts if answered else drafts[:-1]:
        journal.drop_whole(responses, one["id"])
