"""Under which marks a company is looked for: two that share none of them are never compared."""

import re
from collections.abc import Iterator

from exhibitors.duplicates.company import Company
from exhibitors.duplicates.rarity import mark, weighed_marks
from exhibitors.duplicates.spelling import Spelling

_VOWEL = re.compile("[aeiouyhw]")
_DOUBLE = re.compile(r"(.)\1+")
SHORTEST_SKELETON, LONGEST_SKELETON, START, OPENING, LONG_WORD = 4, 7, 8, 5, 7
MOST = 60
"""A mark that more companies hold than this finds nothing: what they share is too usual."""


def looked_for(company: Company) -> set[int]:
    """Return the marks of a company: its words, host, phone and place, and its names as a whole."""
    return weighed_marks(company) | {mark("name", text) for one in company.spellings for text in _whole(one)}


def _whole(one: Spelling) -> Iterator[str]:
    """The name run together, its words in order, its start, sound, letters, consonants, first words."""
    yield one.joined
    yield "words " + " ".join(sorted(one.words))
    yield "start " + one.joined[:START]
    if len(one.words) == 1:
        yield "opening " + one.joined[:OPENING]
    yield "sound " + one.sound
    if one.spelt:
        yield "letters " + _letters(one.joined)
        skeleton = _VOWEL.sub("", _DOUBLE.sub(r"\1", one.joined))[:LONGEST_SKELETON]
        if len(skeleton) >= SHORTEST_SKELETON:
            yield "bones " + skeleton
        if len(first := one.words[0]) >= LONG_WORD:
            yield "ends " + first[:2] + first[-3:]
            yield "ends " + " ".join((first[:2] + first[-3:], *one.words[1:]))
    if len(one.words) > 2:
        yield "two " + " ".join(one.words[:2])


def _letters(joined: str) -> str:
    """Which letters there are, whatever their order and number, and the digits as they stand."""
    digits = "".join(filter(str.isdecimal, joined))
    return "".join(sorted(set(joined) - set(digits))) + digits
