"""Finding exhibitors by a piece of any of their names, in the spelling that was typed or a close one."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import ColumnElement, Table

from exhibitors.chinese import simplified
from exhibitors.models import Exhibitor
from exhibitors.names import fold
from exhibitors.repair import repair
from foundation.trigrams import Trigrams

WORDS, LETTERS = 8, 100

EXHIBITORS = Trigrams(
    cast(Table, Exhibitor.__table__), "search_text", folded=True, index="ix_exhibitor_search_text"
).attach()
CREATE, DROP = EXHIBITORS.create, EXHIBITORS.drop
"""What makes the search over exhibitors, in order, and what takes it away."""


def words_of(term: str) -> list[str]:
    """Return the different words of what was typed, folded; at most eight."""
    return list(dict.fromkeys(fold(repair(term))[:LETTERS].split()))[:WORDS]


def spellings(term: str) -> list[Sequence[str]]:
    """Return each word as it was typed and, where that differs, in simplified Chinese characters."""
    return [tuple(dict.fromkeys((word, simplified(word)))) for word in words_of(term)]


def matching(term: str) -> ColumnElement[bool]:
    """Return the condition that an exhibitor's search text contains every word of `term`, in any order."""
    return EXHIBITORS.matching(spellings(term))
