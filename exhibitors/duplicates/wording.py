"""Two names word by word: what they share, and what only one of them has, weighed by rarity."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel, Levenshtein

from exhibitors.duplicates.rarity import Rarity
from exhibitors.duplicates.spelling import Spelling

Weights = Mapping[str, float]
Words = tuple[str, ...]
ALIKE = 0.8
"""From this likeness on, two words may be one with a typing error."""
WORD_REPLACED, CHARACTER_REPLACED, ADDED, ADDED_BEHIND = 1.8, 4.5, 0.36, 0.18
"""What a weight counts against: Chinese names differ by one character, and words come in two of them."""
MOST_WORDS, TELLING = 16, 0.8
LEAST, REMEMBERED = 0.05, 50_000
SHORTEST_FUZZY, SHORTEST_SHORTENED = 4, 3
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}


@dataclass
class Wording:
    """`shared` is the weight in common; `ours` and `theirs` are the words only one name has."""

    shared: float
    ours: Counter[str]
    theirs: Counter[str]
    chinese: bool = False
    leading: bool = False
    left: float = 0.0
    right: float = 0.0

    @property
    def numbers_differ(self) -> bool:
        """Both names have a number that the other one lacks."""
        return bool(_numbers(self.ours) and _numbers(self.theirs))

    @property
    def lone_character(self) -> bool:
        """One Chinese character more: not a word added, but another name."""
        return self.chinese and self.ours.total() + self.theirs.total() == 1

    @property
    def likeness(self) -> float:
        """The weight in common against all weight; a word replaced counts more than a word added."""
        replaced, more = min(self.left, self.right), abs(self.left - self.right)
        if self.lone_character:
            replaced, more = more * 0.4, more * 0.6
        worth = CHARACTER_REPLACED if self.chinese else WORD_REPLACED
        against = worth * replaced + (ADDED_BEHIND if self.leading else ADDED) * more
        return self.shared / (self.shared + against) if self.shared else 0.0


def _numbers(words: Counter[str]) -> set[str]:
    return {ROMAN.get(word, word) for word in words if word.isdecimal() or word in ROMAN}


def weights(one: Spelling, rarity: Rarity) -> Weights:
    """Return each word's weight; a Chinese character weighs what the more usual of its two pairs weighs."""
    if one.key not in rarity.weighed:
        if len(rarity.weighed) >= REMEMBERED:
            rarity.weighed.clear()
        rarity.weighed[one.key] = _weights(one, rarity)
    return rarity.weighed[one.key]


def _weights(one: Spelling, rarity: Rarity) -> Weights:
    own = [max(rarity.of("word", value), LEAST) for value in one.marks]
    found: dict[str, float] = {}
    for place, word in enumerate(one.words):
        behind = place + 1
        pair = behind < len(own) and len(one.marks[behind]) > len(one.words[behind])
        weight = min(own[place], own[behind]) if pair else own[place]
        found[word] = max(found.get(word, 0.0), weight)
    return found


def compare(one: Spelling, other: Spelling, rarity: Rarity) -> Wording:
    """Pair the words off: the same ones, then those with an error, shortened ones, and ones run together."""
    ours, theirs = weights(one, rarity), weights(other, rarity)
    left, right = Counter(one.words), Counter(other.words)
    both = left & right
    left, right = left - both, right - both
    shared = sum((ours[word] + theirs[word]) / 2 * times for word, times in both.items())
    leading = _leads(one.words, other.words, ours)
    chinese = one.chinese and other.chinese and _in_characters(left + right)
    found = Wording(shared, left, right, chinese, leading)
    if left and right:
        _pair_off(found, ours, theirs)
        _run_together(found, found.ours, found.theirs, ours, theirs)
        _run_together(found, found.theirs, found.ours, theirs, ours)
    found.left += sum(ours[word] * times for word, times in found.ours.items())
    found.right += sum(theirs[word] * times for word, times in found.theirs.items())
    return found


def _in_characters(different: Counter[str]) -> bool:
    """Where only words differ that letters spell, they count as such, whatever stands beside them."""
    return not different or any(len(word) == 1 for word in different)


def _leads(words: Words, others: Words, weight: Weights) -> bool:
    """One name is how the other begins, with a word that few have: what follows there says what it does."""
    few, many = sorted((words, others), key=len)
    return many[: len(few)] == few and max((weight[word] for word in few), default=0.0) >= TELLING


def _pair_off(found: Wording, ours: Weights, theirs: Weights) -> None:
    long, others = _long(found.ours), _long(found.theirs)
    pairs = ((_likeness(word, other), word, other) for word in long for other in others)
    for likeness, word, other in sorted((pair for pair in pairs if pair[0]), reverse=True):
        if not found.ours[word] or not found.theirs[other]:
            continue
        weight = (ours[word] + theirs[other]) / 2
        found.shared += likeness * weight
        found.left += (1 - likeness) * weight
        found.right += (1 - likeness) * weight
        found.ours -= Counter([word])
        found.theirs -= Counter([other])


def _long(words: Counter[str]) -> list[str]:
    return [word for word in words if len(word) >= SHORTEST_SHORTENED and not word.isdecimal()][:MOST_WORDS]


@lru_cache(maxsize=65536)
def _likeness(word: str, other: str) -> float:
    """How surely two words are one: 0 for none of it."""
    if word.startswith(other) or other.startswith(word):
        return 0.85
    if min(len(word), len(other)) < SHORTEST_FUZZY:
        return 0.0
    likeness = max(
        Levenshtein.normalized_similarity(word, other), Indel.normalized_similarity(word, other) - 0.05
    )
    return likeness if likeness >= ALIKE else 0.0


def _run_together(
    found: Wording, few: Counter[str], many: Counter[str], weight: Weights, others: Weights
) -> None:
    """`netapp` and `net app`, `twa` and `the world alliance`: one word for several."""
    words = list(many)[:MOST_WORDS]
    letters, initials = "".join(words), "".join(word[0] for word in words)
    for word in _long(few):
        if word not in letters and word not in initials:
            continue
        for parts in _runs(words, len(word)):
            if word in ("".join(parts), "".join(part[0] for part in parts)):
                found.shared += (weight[word] + sum(others[part] for part in parts) / len(parts)) / 2
                few -= Counter([word])
                many -= Counter(parts)
                return


def _runs(words: list[str], letters: int) -> Iterator[list[str]]:
    """Neighbouring words that have so many letters, or are so many."""
    for start in range(len(words)):
        length = len(words[start])
        for end in range(start + 1, len(words)):
            length += len(words[end])
            if letters in (length, end + 1 - start):
                yield words[start : end + 1]
