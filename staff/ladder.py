"""Whom to tell when what somebody owes is late: rungs, each later than the one before and raised once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

OWNER, COVER, MANAGERS, ADMINS = "owner", "cover", "managers", "admins"
ROLES = {"manager": MANAGERS, "admin": ADMINS}


@dataclass(frozen=True)
class Rung:
    """`hours` after it was due (before it, if negative) these are told; hours as they really pass."""

    hours: float
    who: tuple[str, ...]


def whom(
    rung: Rung,
    owner_id: int | None,
    roles: Mapping[int, str],
    standing_in: Mapping[int, int],
    deputies: Collection[int] = (),
) -> set[int]:
    """Return whom of the people in `roles` (person -> role) the rung names; who covers for an absent owner.

    `standing_in` is person -> who covers today; `deputies` serve the exhibitor beside its owner.
    """
    those = {person for person, role in roles.items() if ROLES.get(role) in rung.who}
    if owner_id is not None and OWNER in rung.who:
        those |= {owner_id, standing_in.get(owner_id, owner_id)}
    if COVER in rung.who:
        those |= set(deputies)
    return those & roles.keys()
