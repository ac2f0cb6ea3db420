"""How likely two records are one company, and why: evidence for and against, each in log-odds, added up.

The weights are general ones, from how records of companies are kept, and fitted to no file: what a value is
worth follows from how many others in the same base have it (see `rarity`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp
from typing import Self

from rapidfuzz.distance import Indel

from exhibitors.duplicates import address
from exhibitors.duplicates.company import Company
from exhibitors.duplicates.rarity import Rarity
from exhibitors.duplicates.spelling import SHORTEST_PINYIN, Spelling
from exhibitors.duplicates.wording import Wording, compare


class Code(StrEnum):
    """Why two records look alike, or do not."""

    SAME_NAME = "same_name"
    SAME_LETTERS = "same_letters"
    SAME_SOUND = "same_sound"
    ALIKE_NAME = "alike_name"
    OTHER_NAME = "other_name"
    OTHER_NUMBER = "other_number"
    SAME_HOST = "same_host"
    OTHER_HOST = "other_host"
    SAME_PHONE = "same_phone"
    OTHER_PHONE = "other_phone"
    SAME_ADDRESS = "same_address"
    OTHER_ADDRESS = "other_address"
    OTHER_COUNTRY = "other_country"


@dataclass(frozen=True)
class Reason:
    """`weight` is the log-odds it adds; `values` are what was found at the one and the other."""

    code: Code
    weight: float
    values: tuple[str, str]

    @property
    def turned(self) -> Self:
        """The same of the other and the one."""
        return replace(self, values=self.values[::-1])


@dataclass(frozen=True)
class Likeness:
    """`score` is a probability-like figure, 0 to 1; the strongest reason comes first."""

    score: float
    reasons: tuple[Reason, ...]


PRIOR = -0.5
SAME_NAME, SAME_LETTERS, SAME_SOUND = 5.0, 4.5, 3.5
SURE_ALIKE, SURE_OTHER, EVEN, EVEN_CHINESE = 4.5, -7.0, 0.72, 0.74
"""Log-odds of names alike to 1 and to 0, and the likeness at which a name says nothing."""
OTHER_NUMBER = -3.5
SAME_HOST, SAME_PHONE, SAME_ADDRESS = 4.5, 4.0, 4.0
OTHER_HOST, OTHER_PHONE, OTHER_ADDRESS, OTHER_COUNTRY = -0.6, -0.3, -1.5, -2.0
SHARED_BY_MANY = 6
"""A host that more companies than this have belongs to none of them."""


def likeness(one: Company, other: Company, rarity: Rarity) -> Likeness:
    """Compare two records; the same whichever comes first."""
    if one.order > other.order:
        turned = likeness(other, one, rarity)
        return Likeness(turned.score, tuple(reason.turned for reason in turned.reasons))
    reasons = [*_name(one, other, rarity), *_reached(one, other, rarity), *_where(one, other, rarity)]
    odds = PRIOR + sum(reason.weight for reason in reasons)
    strongest = sorted(reasons, key=lambda reason: -abs(reason.weight))
    return Likeness(1 / (1 + exp(-odds)), tuple(strongest))


def _name(one: Company, other: Company, rarity: Rarity) -> Iterator[Reason]:
    found = [_names(a, b, rarity) for a in one.spellings for b in other.spellings]
    if found:
        yield from max(found, key=lambda reasons: sum(reason.weight for reason in reasons))


def _names(one: Spelling, other: Spelling, rarity: Rarity) -> list[Reason]:
    names = (one.name, other.name)
    if one.key == other.key:
        return [Reason(Code.SAME_NAME, SAME_NAME, names)]
    if one.joined == other.joined:
        return [Reason(Code.SAME_LETTERS, SAME_LETTERS, names)]
    if one.chinese != other.chinese and len(one.sound) >= SHORTEST_PINYIN and one.sound == other.sound:
        return [Reason(Code.SAME_SOUND, SAME_SOUND, names)]
    words = compare(one, other, rarity)
    reasons = [_alike(one, other, words)]
    if words.numbers_differ:
        reasons.append(Reason(Code.OTHER_NUMBER, OTHER_NUMBER, _only(words)))
    return reasons


def _alike(one: Spelling, other: Spelling, words: Wording) -> Reason:
    likeness = words.likeness
    if one.chinese == other.chinese and not words.chinese:
        spelt = Indel.normalized_similarity(one.joined, other.joined)
        likeness = max(likeness, (spelt + likeness) / 2 if spelt > EVEN else 0)
    even = EVEN_CHINESE if words.chinese else EVEN
    if likeness < even:
        return Reason(Code.OTHER_NAME, SURE_OTHER * (even - likeness) / even, _only(words))
    return Reason(Code.ALIKE_NAME, SURE_ALIKE * (likeness - even) / (1 - even), (one.name, other.name))


def _only(words: Wording) -> tuple[str, str]:
    return " ".join(words.ours), " ".join(words.theirs)


def _reached(one: Company, other: Company, rarity: Rarity) -> Iterator[Reason]:
    ours, theirs = one.hosts - rarity.own_hosts, other.hosts - rarity.own_hosts
    shared = [host for host in sorted(ours & theirs) if rarity.holding("host", host) <= SHARED_BY_MANY]
    if shared:
        worth = max(_worth(rarity.holding("host", host)) for host in shared)
        yield Reason(Code.SAME_HOST, SAME_HOST * worth, (shared[0], shared[0]))
    elif ours and theirs and not ours & theirs:
        yield Reason(Code.OTHER_HOST, OTHER_HOST, (min(ours), min(theirs)))
    if one.digits and one.digits == other.digits:
        worth = _worth(rarity.holding("phone", one.digits))
        yield Reason(Code.SAME_PHONE, SAME_PHONE * worth, (one.phone or "", other.phone or ""))
    elif one.digits and other.digits:
        yield Reason(Code.OTHER_PHONE, OTHER_PHONE, (one.phone or "", other.phone or ""))


def _where(one: Company, other: Company, rarity: Rarity) -> Iterator[Reason]:
    if one.country and other.country and one.country != other.country:
        yield Reason(Code.OTHER_COUNTRY, OTHER_COUNTRY, (one.country, other.country))
    if one.place is None or other.place is None:
        return
    alike = address.alike(one.place, other.place)
    if alike is None:
        return
    addresses = (one.address or "", other.address or "")
    if alike >= address.ALIKE / 100:
        worth = alike * _worth(rarity.holding("place", one.place.mark or ""))
        yield Reason(Code.SAME_ADDRESS, SAME_ADDRESS * worth, addresses)
    else:
        yield Reason(Code.OTHER_ADDRESS, OTHER_ADDRESS, addresses)


def _worth(holders: int) -> float:
    """What sharing a value counts: all of it between two, less the more have it."""
    return (2 / max(holders, 2)) ** 0.5
