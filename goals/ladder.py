"""The ladder of a goal: from what is wanted of us, over what that gives, to why that matters."""

from dataclasses import dataclass

from goals import wording

RUNGS = ("attribute", "consequence", "end_goal")


@dataclass(frozen=True)
class Ladder:
    """The three rungs as they were said; None or blank where nobody asked yet."""

    attribute: str | None = None
    consequence: str | None = None
    end_goal: str | None = None

    @property
    def ends_at(self) -> str | None:
        """The rung whose answer only says again what a lower one said: there is nothing more to ask."""
        for place, name in enumerate(RUNGS):
            if wording.repeats(getattr(self, name), *(getattr(self, lower) for lower in RUNGS[:place])):
                return name
        return None

    def asks(self, rung: str) -> bool:
        """Return whether the rung is worth asking: no lower one is open or ends the ladder."""
        lower = RUNGS[: RUNGS.index(rung)]
        return self.ends_at not in lower and all(wording.key(getattr(self, name)) for name in lower)

    @property
    def next_rung(self) -> str | None:
        """The lowest rung that nobody asked about yet, None when all are filled or the ladder ended."""
        for name in RUNGS:
            if not wording.key(getattr(self, name)):
                return name if self.asks(name) else None
        return None


def own_words(ladder: Ladder) -> dict[str, str]:
    """Return by rung what was said there, without what only repeats a lower rung or has no words."""
    return {
        name: text
        for name in RUNGS
        if name != ladder.ends_at and wording.key(text := getattr(ladder, name) or "")
    }
