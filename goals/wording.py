"""When two answers are the same words: capitals, blanks and marks at the ends say nothing."""

import re
import unicodedata
from hashlib import sha256

_MARKS = re.compile(r"[^\w%&+/€$£¥ -]+")
_BLANKS = re.compile(r"\s+")


def key(text: str | None) -> str:
    """Return the words of a text as they are compared, "" when there are none."""
    plain = unicodedata.normalize("NFKC", text or "").casefold()
    return _BLANKS.sub(" ", _MARKS.sub(" ", plain)).strip(" -")


def digest(text: str) -> str:
    """Return what stands for the words where they must not be kept, 64 characters."""
    return sha256(key(text).encode()).hexdigest()


def repeats(answer: str | None, *before: str | None) -> bool:
    """Return whether an answer only says again what was said before: the ladder ends there."""
    return bool(key(answer)) and key(answer) in {key(text) for text in before if text}
