"""Which code a wording probably means, by its words."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

LIKELY = 75


def suggestions(texts: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return for each text the name that is most like it, "" where none is like it enough."""
    found = [
        process.extractOne(
            text, names, scorer=fuzz.token_set_ratio, processor=str.casefold, score_cutoff=LIKELY
        )
        for text in texts
    ]
    return [one[0] if one else "" for one in found]
