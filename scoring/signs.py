"""Signs that answers about a person may not be what exhibitors say by themselves: questions, no verdict.

Every sign has an innocent reading; none changes a figure. Plain values in, plain values out.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import comb

INVITED, TIMING, HURRY, CEILING = "selective_invitations", "same_minutes", "in_a_hurry", "ceiling_run"
ADDRESS, DEVICE, PRESSURE = "one_address", "one_kiosk", "pressure_words"
BURST, TOGETHER = timedelta(minutes=10), 3
AT_ONCE, TOO_QUICK = timedelta(seconds=1), timedelta(seconds=25)
UNLIKELY, UNEVEN, LEAST, SHARED = 0.01, 0.05, 5, 2
PRESSING = (
    r"\b(asked|told|urged|begged|pressed|wanted|made) (me|us) to (give|rate|score|tick|choose|answer)",
    r"\b(full|top|best|good) (marks|rating|score|grade)s? (for|please|or)",
    r"\b(his|her|their|my|your) (bonus|job|boss|pay)\b",
    r"\b(five|5) (stars|out of (five|5)|points) (please|or)",
    r"\bin (return|exchange) for\b",
    r"\b(bestnote|volle punktzahl|um gute bewertung)",
    r"(打|给|要)(了)?(满|高)分|五星好评|好评返|奖金|要求我们(打|填|给)",
)
_PRESSING = re.compile("|".join(PRESSING), re.IGNORECASE)
Answer = tuple[int, int]
"""Exhibitor and edition: what one exhibitor said about one person at one edition."""


@dataclass(frozen=True)
class Given:
    """One filled survey's answers about one person; `top`: the best answer to every item about the person.

    `address` is the mail address invited, in small letters; `kiosk` which shared device it came from.
    """

    exhibitor: int
    edition: int
    began: datetime
    ended: datetime
    top: bool
    address: str | None = None
    kiosk: int | None = None
    words: str = ""

    @property
    def answer(self) -> Answer:
        """Whose answer it belongs to."""
        return self.exhibitor, self.edition


@dataclass(frozen=True)
class Sign:
    """One question to ask: `count` of `of` answers, which ones, and the words where words are the sign."""

    kind: str
    count: int
    of: int
    answers: frozenset[Answer] = frozenset()
    words: str = ""


def signs(given: Sequence[Given], usual_top: float, own_addresses: Collection[str] = ()) -> list[Sign]:
    """Return the signs in one person's answers; `usual_top` is the share of best answers over everybody."""
    found = (_together(given), _quick(given), _ceiling(given, usual_top), _addresses(given, own_addresses))
    kiosk = _shared(DEVICE, given, lambda one: one.kiosk, TOGETHER)
    return [sign for sign in (*found, kiosk, _pressed(given)) if sign is not None]


def _sign(kind: str, flagged: Iterable[Given], given: Sequence[Given], words: str = "") -> Sign | None:
    answers = frozenset(one.answer for one in flagged)
    return Sign(kind, len(answers), len({one.answer for one in given}), answers, words) if answers else None


def _together(given: Sequence[Given]) -> Sign | None:
    """Several exhibitors handed in within minutes of each other."""
    order = sorted(given, key=lambda one: one.ended)
    flagged: set[Given] = set()
    for i, first in enumerate(order):
        near = [one for one in order[i:] if one.ended - first.ended <= BURST]
        if len({one.exhibitor for one in near}) >= TOGETHER:
            flagged.update(near)
    return _sign(TIMING, flagged, given)


def _quick(given: Sequence[Given]) -> Sign | None:
    """Handed in seconds after it was begun; where no beginning was kept, nothing is known."""
    return _sign(HURRY, [one for one in given if AT_ONCE <= one.ended - one.began < TOO_QUICK], given)


def _ceiling(given: Sequence[Given], usual: float) -> Sign | None:
    """More best answers throughout than chance would give, were this person as everybody else."""
    top = [one for one in given if one.top]
    if len(top) < LEAST or usual >= 1 or at_least(len(top), len(given), usual) >= UNLIKELY:
        return None
    return _sign(CEILING, top, given)


def at_least(count: int, of: int, share: float) -> float:
    """Return the chance of `count` or more of `of` where each has the chance `share` (binomial)."""
    return sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(count, of + 1))


def _addresses(given: Sequence[Given], own: Collection[str]) -> Sign | None:
    """One mail address for several exhibitors, or an address of our own people."""
    shared = _shared(ADDRESS, given, lambda one: one.address, SHARED)
    ours = _sign(ADDRESS, [one for one in given if one.address in own], given)
    if shared and ours:
        both = shared.answers | ours.answers
        return Sign(ADDRESS, len(both), shared.of, both)
    return shared or ours


def _shared(kind: str, given: Sequence[Given], by: Callable[[Given], object], least: int) -> Sign | None:
    groups: dict[object, list[Given]] = defaultdict(list)
    for one in given:
        key = by(one)
        if key is not None:
            groups[key].append(one)
    many = [group for group in groups.values() if len({one.exhibitor for one in group}) >= least]
    return _sign(kind, [one for group in many for one in group], given)


def _pressed(given: Sequence[Given]) -> Sign | None:
    found = [(one, match.group()) for one in given if (match := _PRESSING.search(one.words))]
    said = ", ".join(sorted({words.lower() for _, words in found}))
    return _sign(PRESSURE, [one for one, _ in found], given, said)


def selective(invited: Collection[int], mine: Collection[int], unhappy: Collection[int]) -> Sign | None:
    """Return a sign where exhibitors with a complaint were invited less often than chance would leave them.

    Fisher's exact test, one-sided, of invited or not against complained or not, among the person's own.
    """
    everybody, asked = len(mine), len(set(invited) & set(mine))
    cross = set(unhappy) & set(mine)
    left_out = len(cross - set(invited))
    if not left_out or not asked:
        return None
    ways = sum(
        comb(len(cross), k) * comb(everybody - len(cross), everybody - asked - k)
        for k in range(left_out, min(len(cross), everybody - asked) + 1)
    )
    if ways / comb(everybody, asked) >= UNEVEN:
        return None
    return Sign(INVITED, left_out, len(cross))
