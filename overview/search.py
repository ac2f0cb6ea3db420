"""The search in the bar: exhibitors, contacts, stands, notes, complaints, the best answers first.

What contains the words comes first; only where that is little, what is merely spelt alike is looked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from exhibitors.actions import key_of
from exhibitors.chinese import simplified
from exhibitors.names import fold
from exhibitors.search import spellings, words_of
from foundation.database import Rows
from overview import finding
from overview.finding import KINDS, Kind
from overview.ranking import PIECES, WHOLE_WORDS, score

EACH, ON_PAGE, LONGEST, ENOUGH = 6, 20, 100, 3


@dataclass(frozen=True)
class Hit:
    """One answer; `alike` ones are spelt otherwise than what was typed."""

    kind: str
    id: int
    exhibitor_id: int
    title: str
    detail: str | None
    mark: str | None
    score: float

    @property
    def alike(self) -> bool:
        """Return whether this is only spelt like what was typed."""
        return self.score < PIECES

    @property
    def place(self) -> tuple[float, str, int]:
        """Return what hits are ordered by."""
        return -self.score, self.title, self.id


@dataclass(frozen=True)
class Found:
    """A page of hits of one kind, and where the next one begins (None: this is the last)."""

    hits: list[Hit]
    next: str | None


def _hits(kind: Kind, term: str, rows: Iterable[Any]) -> dict[int, Hit]:
    typed = list(dict.fromkeys((tuple(words_of(term)), tuple(words_of(simplified(term))))))
    found: dict[int, Hit] = {}
    for row in rows:
        title, text = fold(row.title), fold(row.text)
        points = max(score(" ".join(words), words, title, text) for words in typed)
        if points:
            found[row.id] = Hit(kind.name, row.id, row.exhibitor_id, row.title, row.detail, row.mark, points)
    return found


def ranked(kind: Kind, term: str, edition_id: int | None) -> list[Hit]:
    """Return the best answers of one kind, at most some two hundred."""
    rows: Rows = finding.containing(kind, spellings(term), edition_id)
    if kind.name == "exhibitors":
        rows = [*rows, *finding.beginning(key_of(term))]
    found = _hits(kind, term, rows)
    if not _answered(found.values()):
        found |= _hits(kind, term, finding.alike(kind, words_of(term)))
    return sorted(found.values(), key=lambda hit: hit.place)


def _answered(hits: Iterable[Hit]) -> bool:
    """Whether what was typed was meant as it was: it is the name or a word of something, or in several."""
    points = [hit.score for hit in hits if not hit.alike]
    return len(points) >= ENOUGH or max(points, default=0) >= WHOLE_WORDS


def search(term: str, edition_id: int | None) -> dict[str, list[Hit]]:
    """Return the best answers of each kind, the kind with the best one first; nothing for an empty term."""
    term = term.strip()[:LONGEST]
    if not words_of(term):
        return {}
    found = {name: ranked(kind, term, edition_id)[:EACH] for name, kind in KINDS.items()}
    return dict(sorted(((n, hits) for n, hits in found.items() if hits), key=lambda one: -one[1][0].score))


def page(kind: str, term: str, edition_id: int | None, after: str | None) -> Found:
    """Return a page of one kind's answers; `after` is the number of the last one that was shown."""
    hits = ranked(KINDS[kind], term.strip()[:LONGEST], edition_id) if words_of(term) else []
    shown = next((place + 1 for place, hit in enumerate(hits) if str(hit.id) == after), 0)
    rest = hits[shown:]
    return Found(rest[:ON_PAGE], str(rest[ON_PAGE - 1].id) if len(rest) > ON_PAGE else None)
