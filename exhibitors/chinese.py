"""Chinese characters: traditional ones as simplified, and all of them as pinyin."""

from functools import lru_cache
from pathlib import Path


def _pairs() -> dict[int, str]:
    lines = Path(__file__).with_name("simplified.txt").read_text(encoding="utf-8").splitlines()
    pairs = (pair for line in lines if not line.startswith("#") for pair in line.split())
    return {ord(traditional): simple for traditional, simple in pairs}


_SIMPLE = _pairs()


def simplified(text: str) -> str:
    """Return the text with each traditional character in its simplified form; nothing else changes."""
    return text if text.isascii() else text.translate(_SIMPLE)


@lru_cache(maxsize=4096)
def pinyin(text: str) -> str:
    """Return the text with its Chinese characters as syllables without tones, joined without blanks."""
    from pypinyin import lazy_pinyin  # a dictionary: loaded by the first Chinese name

    return "".join("".join(lazy_pinyin(text)).split())
