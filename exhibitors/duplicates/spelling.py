"""A name taken apart: its key in simplified characters, and its words, one for each Chinese character."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from exhibitors.chinese import pinyin, simplified
from exhibitors.names import name_key

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_PART = re.compile(f"[{_HAN}]|[^\\W{_HAN}]+")
_HAS_HAN = re.compile(f"[{_HAN}]")
_PLACE_SUFFIX = re.compile(
    f"(?<=[{_HAN}]{{2}})(?:省|市|县|区(?!域)|壮族自治区|维吾尔自治区|回族自治区|自治区|自治县)"
)
_FORM = re.compile("股份公司|[(（]?(?:有限|普通|特殊普通)合伙人?[)）]?|合伙企业|个体工商户")
"""Forms that stand in the middle of a name or behind it in brackets."""
_PINYIN_FORM = re.compile("(?:gufen)?(?:youxian)?(?:zeren)?gongsi$")
SHORTEST_PINYIN, SHORTEST_INITIALS = 6, 3


@dataclass(frozen=True)
class Spelling:
    """One name. `key` tells spellings apart that mean the same, `words` carry the weight."""

    name: str
    key: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, a Chinese character being one; the name's own initials, added to it, are left out."""
        words = tuple(_PART.findall(self.key)) or (self.key,)
        return tuple(word for word in words if not _is_initials(word, words))

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """What to count for each word: the word, or the pair of characters around a Chinese character."""
        words = self.words
        before = zip(("", *words), words, strict=False)
        return tuple(first + word if _is_pair(first, word) else word for first, word in before)

    @cached_property
    def joined(self) -> str:
        """The key without blanks."""
        return self.key.replace(" ", "")

    @cached_property
    def chinese(self) -> bool:
        """Whether there is a Chinese character in it."""
        return _HAS_HAN.search(self.key) is not None

    @cached_property
    def spelt(self) -> bool:
        """Whether there is a word in it that letters spell, beside Chinese characters or alone."""
        return any(len(word) > 1 for word in self.words) or not self.chinese

    @cached_property
    def sound(self) -> str:
        """The key in Latin letters, without the legal form in pinyin."""
        sound = pinyin(self.key) if self.chinese else self.joined
        return _PINYIN_FORM.sub("", sound) or sound


def _is_initials(word: str, words: tuple[str, ...]) -> bool:
    if len(word) < SHORTEST_INITIALS or len(words) <= len(word):
        return False
    return word in "".join(other[0] for other in words if other is not word)


def _is_pair(first: str, word: str) -> bool:
    return bool(_HAS_HAN.match(first) and _HAS_HAN.match(word))


@lru_cache(maxsize=20_000)
def spelling(name: str) -> Spelling:
    """Take a name apart."""
    plain = _PLACE_SUFFIX.sub("", simplified(name))
    return Spelling(name, name_key(_FORM.sub(" ", plain)) or name_key(plain))


def spellings(names: Iterable[str]) -> tuple[Spelling, ...]:
    """Take names apart, each key once."""
    found = {one.key: one for one in map(spelling, reversed(tuple(names))) if one.key}
    return tuple(reversed(found.values()))
