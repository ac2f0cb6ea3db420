"""The manager's weights put to work: a person's composite, and what other weights would move."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from scoring.composite import DEFAULT_WEIGHTS, composite
from scoring.figures import Member

SATISFACTION = "satisfaction"
POINTS = 100
DEFAULT_POINTS: Mapping[str, int] = {part: round(POINTS * share) for part, share in DEFAULT_WEIGHTS.items()}


@dataclass(frozen=True)
class Move:
    """A person's composite before and after a change of weights."""

    name: str
    before: float
    after: float

    @property
    def points(self) -> float:
        """The change in points of 100."""
        return self.after - self.before


def weighed(member: Member, weights: Mapping[str, int]) -> Member:
    """Return the member with its composite; without a score none, as satisfaction is the final measure."""
    if member.score is None:
        return replace(member, composite=None, used={}, missing=())
    values = {name: part.value for name, part in member.parts.items() if name in weights}
    result = composite({SATISFACTION: member.score, **values}, weights)
    return replace(member, composite=result.value, used=result.weights, missing=result.missing)


def moves(members: Iterable[Member], weights: Mapping[str, int]) -> list[Move]:
    """Return what other weights would make of everybody who has a composite, the largest change first."""
    pairs = ((member, weighed(member, weights).composite) for member in members)
    found = [
        Move(member.name, member.composite, after)
        for member, after in pairs
        if member.composite is not None and after is not None
    ]
    return sorted(found, key=lambda move: (-abs(move.points), move.name))
