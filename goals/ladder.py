"""The ladder of a goal: from what is wanted of us, over what that gives, to why that matters."""

from dataclasses import dataclass

RUNGS = ("attribute", "consequence", "end_goal")


@dataclass(frozen=True)
class Ladder:
    """The three rungs as they were said; None or blank where nobody asked yet."""

    attribute: str | None = None
    consequence: str | None = None
    end_goal: str | None = None


def rungs(ladder: Ladder) -> list[str]:
    """Return what was said, bottom up; a rung that repeats the one below it adds nothing and is left out."""
    said: list[str] = []
    for name in RUNGS:
        text = (getattr(ladder, name) or "").strip()
        if text and (not said or text.casefold() != said[-1].casefold()):
            said.append(text)
    return said


def completeness(ladder: Ladder) -> float:
    """Return the share (0-1) of the three rungs that say something of their own."""
    return len(rungs(ladder)) / len(RUNGS)


def next_rung(ladder: Ladder) -> str | None:
    """Return the lowest rung that nobody asked about yet, None when all three are filled."""
    return next((name for name in RUNGS if not (getattr(ladder, name) or "").strip()), None)
