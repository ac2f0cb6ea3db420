"""How long a skill's proof holds: for good, still, not for long, no more."""

from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=60)


class Proof(StrEnum):
    """What the expiry of a skill says on a day."""

    LASTING = "lasting"
    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"


def proof(expires_on: date | None, today: date) -> Proof:
    """Return the state of a proof whose last valid day is `expires_on` (None: it never runs out)."""
    if expires_on is None:
        return Proof.LASTING
    if expires_on < today:
        return Proof.EXPIRED
    return Proof.EXPIRING if expires_on <= today + SOON else Proof.VALID
