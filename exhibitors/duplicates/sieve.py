"""Which pairs are worth a close look: many are compared cheaply, and what cannot be alike is left out.

Only names are compared, and of these only the words that few have; whoever shares anything else stays in.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from exhibitors.duplicates.company import Company
from exhibitors.duplicates.rarity import Rarity
from exhibitors.duplicates.wording import weights

Pair = tuple[int, int]
DISTINCT = 0.4
"""From this weight on a word tells names apart."""
WORDS_ALIKE, LETTERS_ALIKE = 75, 80


def worth_comparing(pairs: Sequence[Pair], known: Mapping[int, Company], rarity: Rarity) -> list[Pair]:
    """Return the pairs that may be alike."""
    plain = [_only_by_name(known[one], known[other]) for one, other in pairs]
    words = {number: _words(known[number], rarity) for pair in pairs for number in pair}
    joined = {number: text.replace(" ", "") for number, text in words.items()}
    by_words = _ratios(fuzz.token_set_ratio, pairs, words) >= WORDS_ALIKE
    by_letters = _ratios(fuzz.ratio, pairs, joined) >= LETTERS_ALIKE
    stays = ~np.array(plain, dtype=bool) | by_words | by_letters
    return [pair for pair, kept in zip(pairs, stays, strict=True) if kept]


def _only_by_name(one: Company, other: Company) -> bool:
    if len(one.spellings) != 1 or len(other.spellings) != 1:
        return False
    if one.spellings[0].chinese != other.spellings[0].chinese:
        return False
    same_place = one.place and other.place and one.place.mark == other.place.mark
    return not (one.hosts & other.hosts or (one.digits and one.digits == other.digits) or same_place)


def _words(company: Company, rarity: Rarity) -> str:
    if not company.spellings:
        return ""
    weighed = weights(company.spellings[0], rarity)
    telling = [word for word in company.spellings[0].words if weighed[word] >= DISTINCT]
    return " ".join(telling or company.spellings[0].words)


def _ratios(scorer, pairs: Sequence[Pair], texts: Mapping[int, str]) -> np.ndarray:
    ours, theirs = [texts[one] for one, _ in pairs], [texts[other] for _, other in pairs]
    return process.cpdist(ours, theirs, scorer=scorer)
