"""The classes at an edition in figures: mix, who came back, who moved; of everybody, stages and alerts."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from classification import mix, queries
from classification.mix import ClassLine, Rebooked, Share, Shares
from classification.moves import Mover, Since, movers, moves_since
from events.models import Edition
from events.queries import before


@dataclass(frozen=True)
class EditionFigures:
    """What the pages of classes say of an edition; without one, of everybody.

    `as_of` is the moment they are from, None for figures that were reckoned as they were asked for.
    """

    at_edition: bool
    shares: Shares
    rebooked: Rebooked
    moves: Since | None
    movers: list[Mover]
    stages: dict[str, int]
    alert_count: int
    as_of: datetime | None = None

    def lines(self) -> list[ClassLine]:
        """Return the class mix, a line a class."""
        return mix.lines(self.shares, self.rebooked, at_edition=self.at_edition)


def reckoned(edition: Edition | None) -> EditionFigures:
    """Return the figures as they are now."""
    previous = before(edition) if edition else None
    moves = moves_since(previous.ends_on, edition.id) if edition and previous else None
    return EditionFigures(
        at_edition=edition is not None,
        shares=mix.shares_at(edition) if edition else mix.shares_of_all(),
        rebooked=mix.rebooked_at(edition) if edition else {},
        moves=moves,
        movers=movers(moves.day, edition.id) if edition and moves and moves.moves else [],
        stages=queries.counts_by_lifecycle(),
        alert_count=queries.count_alerts(),
    )


def packed(found: EditionFigures) -> dict[str, Any]:
    """Return the figures of an edition as they are kept."""
    moves = found.moves
    pairs = [[*pair, count] for pair, count in moves.moves.items()] if moves else []
    return {
        "shares": [[word, asdict(share)] for word, share in found.shares.items()],
        "rebooked": [*found.rebooked.items()],
        "moves": {"day": moves.day.isoformat(), "pairs": pairs} if moves else None,
        "movers": [asdict(one) for one in found.movers],
        "stages": found.stages,
        "alert_count": found.alert_count,
    }


def unpacked(kept: dict[str, Any], as_of: datetime) -> EditionFigures:
    """Return what `packed` was given, as of the moment it was."""
    moves = kept["moves"]
    pairs = {(start, to): count for start, to, count in moves["pairs"]} if moves else {}
    return EditionFigures(
        at_edition=True,
        shares={word: Share(**share) for word, share in kept["shares"]},
        rebooked=dict(kept["rebooked"]),
        moves=Since(date.fromisoformat(moves["day"]), pairs) if moves else None,
        movers=[Mover(**one) for one in kept["movers"]],
        stages=kept["stages"],
        alert_count=kept["alert_count"],
        as_of=as_of,
    )
