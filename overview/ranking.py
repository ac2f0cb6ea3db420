"""How well a text answers what was typed: exact first, then beginnings, whole words, pieces, and likeness.

Plain values only; all texts are folded. A score from 0 to 100; 0 is no answer.
"""

from collections.abc import Sequence

from rapidfuzz import fuzz

EXACT, BEGINS, WHOLE_WORDS, WORDS_BEGIN, PIECES = 100.0, 90.0, 80.0, 70.0, 60.0
ALIKE, MOST_ALIKE = 74.0, 55.0


def score(typed: str, words: Sequence[str], title: str, text: str) -> float:
    """Return how well a row answers: `title` is its name, `text` all that it is found by."""
    if title == typed:
        return EXACT
    if title.startswith(typed):
        return BEGINS
    known = text.split()
    if all(word in known for word in words):
        return WHOLE_WORDS
    if all(any(other.startswith(word) for other in known) for word in words):
        return WORDS_BEGIN
    if all(word in text for word in words):
        return PIECES
    return _likeness(words, known)


def _likeness(words: Sequence[str], known: Sequence[str]) -> float:
    """The mean over the typed words of how like the nearest known word is; below ALIKE it is another word."""
    if not words or not known:
        return 0.0
    nearest = [max(_alike(word, other) for other in known) for word in words]
    mean = sum(nearest) / len(nearest)
    return mean / 100 * MOST_ALIKE if mean >= ALIKE and min(nearest) >= ALIKE - 15 else 0.0


def _alike(word: str, other: str) -> float:
    """A beginning counts too: one types a long word only in part."""
    whole = fuzz.ratio(word, other)
    return max(whole, fuzz.ratio(word, other[: len(word)]) * 0.95) if len(word) > 3 else whole
