"""How much it says that two companies share something: much for what few have, nothing for what many have."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from math import log

from exhibitors.duplicates.company import Company

FEWEST = 2000
"""A base smaller than this is weighed as if it were as large: its few names say little of what is rare."""


STEEP = 2
"""The usual counts little: rarity grows with the logarithm of how few there are, and this power of it."""


@lru_cache(maxsize=65536)
def mark(kind: str, value: str) -> int:
    """Return the number, of 64 bits with a sign, that stands for a value of a kind."""
    return int.from_bytes(blake2b(f"{kind} {value}".encode(), digest_size=8).digest(), signed=True)


def weighed_marks(company: Company) -> set[int]:
    """Return the marks of everything whose rarity is asked for."""
    marks = {mark("word", word) for one in company.spellings for word in one.marks}
    marks |= {mark("host", host) for host in company.hosts}
    if company.digits:
        marks.add(mark("phone", company.digits))
    if company.place and company.place.mark:
        marks.add(mark("place", company.place.mark))
    return marks


@dataclass(frozen=True)
class Rarity:
    """How many of `companies` hold each mark; one that is not listed is held by one or two.

    `own_hosts` belong to the organiser or its fairs: a listing's address there says nothing of a company.
    """

    companies: int = 0
    holders: Mapping[int, int] = field(default_factory=dict)
    own_hosts: frozenset[str] = frozenset()
    weighed: dict[str, Mapping[str, float]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, kind: str, value: str) -> float:
        """Return 1 for what hardly anybody has, down to 0 for what everybody has."""
        return self.of_mark(mark(kind, value))

    def of_mark(self, number: int) -> float:
        """Return the same for a mark."""
        held = self.holders.get(number, 1)
        return max(0.0, 1 - log(max(held / 2, 1)) / log(max(self.companies, FEWEST))) ** STEEP

    def holding(self, kind: str, value: str) -> int:
        """Return how many hold a value, at least one."""
        return self.holders.get(mark(kind, value), 1)


def counted(companies: Iterable[Company], own_hosts: frozenset[str] = frozenset()) -> Rarity:
    """Return the rarity of everything among these companies."""
    holders: Counter[int] = Counter()
    known = list(companies)
    for company in known:
        holders.update(weighed_marks(company))
    return Rarity(len(known), {held: count for held, count in holders.items() if count > 1}, own_hosts)
