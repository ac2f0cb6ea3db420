"""Company names as keys: to match one company under two spellings, and to find it by typing a part."""

import re
import unicodedata
from functools import lru_cache

from exhibitors.chinese import simplified
from exhibitors.legal_forms import ANYWHERE, AT_END, AT_START, EAST_ASIAN
from exhibitors.repair import repair

LONGEST_KEY = 300
_LETTERS_WITHOUT_ACCENT = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t"}
)
_ACCENT = re.compile("[\u0300-\u036f]")
_DROPPED = re.compile("[.'’‘`´ʼ′ʹ]")
_WORD = re.compile(r"\w+")
_NOT_IN_A_WORD = re.compile("_+")
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_GAP = re.compile(f"(?<=[{_EAST_ASIAN}]) (?=[{_EAST_ASIAN}])")
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")
_MARK_OF_FORM = re.compile(r"\((?:株|有|주|유)\)")
_EAST_ASIAN_FORM = re.compile("|".join(EAST_ASIAN) + "|(?<![分子总總])公司$")
_LONGEST_FORM = 6

_SCHEME = re.compile(r"^(?:https?\s*[:;]?\s*/{1,3}\s*|https?:\s*)+", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})")
_LONGEST_HOST = 253
_PLAIN_URL = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,24})(?:/\S*)?")


def fold(text: str) -> str:
    """Lower case without accents or full-width forms, white space single: what a search types, and finds."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        text = _ACCENT.sub("", unicodedata.normalize("NFD", text)).translate(_LETTERS_WITHOUT_ACCENT)
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.casefold().split())


def name_key(name: str) -> str:
    """The key under which two spellings of one company meet: folded words without the legal form.

    A name without a letter or digit is its own key; the key of a blank name is empty.
    """
    text = _MARK_OF_FORM.sub(" ", fold(repair(name))).replace("&", " and ")
    words = _WORD.findall(_NOT_IN_A_WORD.sub(" ", _DROPPED.sub("", text)))
    if not words:
        return text.strip()
    return " ".join(_without_legal_form(_without_east_asian_form(" ".join(words)).split()))


def key_of(name: str) -> str:
    """The key as it is stored: short enough for any index."""
    return name_key(name)[:LONGEST_KEY]


def _without_east_asian_form(key: str) -> str:
    if key.isascii():
        return key
    key = _GAP.sub("", key)
    while (shorter := _GAP.sub("", _EAST_ASIAN_FORM.sub("", key)).strip()) not in {key, ""}:
        key = shorter
    return key


def _without_legal_form(words: list[str]) -> list[str]:
    """The words without legal forms, several-word ones (`sp z o o`) included; the last word always stays."""
    words = [word for word in words if word not in ANYWHERE] or words
    while shorter := _cut_end(words):
        words = shorter
    while len(words) > 1 and words[0] in AT_START:
        words = words[1:]
    return words


def _cut_end(words: list[str]) -> list[str] | None:
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        if "".join(words[-length:]) in AT_END:
            return words[:-length]
    return None


def search_text(*parts: str | None) -> str:
    """One folded text of all parts to look for a typed piece in, with Chinese as pinyin, spaced and joined.

    Traditional characters stand in it in their simplified form too. What is typed goes through `fold`, not
    through this.
    """
    folded = [fold(part) for part in parts if part]
    folded += [simple for text in folded if (simple := simplified(text)) != text]
    pinyin = [form for text in folded for run in _CHINESE.findall(text) for form in _pinyin(run)]
    return " ".join(folded + list(dict.fromkeys(pinyin)))


@lru_cache(maxsize=4096)
def _pinyin(run: str) -> tuple[str, str]:
    from pypinyin import lazy_pinyin  # a dictionary: loaded by the first Chinese name

    syllables = lazy_pinyin(run)
    return " ".join(syllables), "".join(syllables)


def website_host(url: str | None) -> str | None:
    """The lower-case host without `www.` of the first address in the text; None if there is no address."""
    if not url:
        return None
    if len(url) <= _LONGEST_HOST and (plain := _PLAIN_URL.fullmatch(url)):
        return plain[1]
    first = re.split(r"[\s,;|]+", _SCHEME.sub("", url.strip()), maxsplit=1)[0]
    if "@" in first.split("/")[0]:
        return None
    host = _ascii_host(re.split(r"[/?#:\\]", first, maxsplit=1)[0])
    return host.removeprefix("www.") if host and _HOST.fullmatch(host.removeprefix("www.")) else None


def _ascii_host(host: str) -> str | None:
    host = host.strip(".").lower()
    if host.isascii():
        return host if len(host) <= _LONGEST_HOST else None
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
