"""Repair of text that was damaged on its way here; text that may be right is left alone."""

import html
import re
import unicodedata

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u200b\u2060\ufeff]")
_SOFT_HYPHEN = "\u00ad"
_WIDE = {
    code: code - 0xFEE0
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(first), ord(last) + 1)
}
"""Full-width letters and digits; full-width brackets and commas are right in Chinese."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_AT_MOST = 5
_MISREAD_AT_MOST = 3


def _byte_of_each_character() -> dict[str, int]:
    """Windows-1252, with the five bytes it leaves undefined read as Latin-1 does."""
    table = {chr(byte): byte for byte in range(256)}
    for byte in range(0x80, 0xA0):
        try:
            table[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:
            continue
    return table


_BYTE = _byte_of_each_character()
_TRAIL = "".join(re.escape(character) for character, byte in _BYTE.items() if 0x80 <= byte < 0xC0)
_MISREAD = re.compile(f"[Â-ß][{_TRAIL}]|[à-ï][{_TRAIL}]{{2}}|[ð-ô][{_TRAIL}]{{3}}")


def repair(text: str) -> str:
    """The text without entities, invisible characters and misread UTF-8, its white space single."""
    if text.isascii() and text.isprintable() and "&" not in text:
        return " ".join(text.split())
    text = _INVISIBLE.sub("", _decode_entities(text))
    text = _read_again(_LONE_SURROGATE.sub("\ufffd", text))
    return " ".join(text.replace(_SOFT_HYPHEN, "").translate(_WIDE).split())


def _decode_entities(text: str) -> str:
    for _ in range(_ESCAPED_AT_MOST):
        decoded = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
        if decoded == text:
            break
        text = decoded
    return text


def _read_again(text: str) -> str:
    for _ in range(_MISREAD_AT_MOST):
        restored = _restored(text) if _MISREAD.search(text) else None
        if restored is None:
            break
        text = restored
    return text


def _restored(text: str) -> str | None:
    """The UTF-8 behind a text read as Windows-1252; None unless all of it reads so and makes sense."""
    try:
        restored = bytes(_BYTE[character] for character in text).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    if any(_may_be_right(found) for found in _MISREAD.finditer(text)):
        return None
    return restored if _plausible(restored) else None


def _may_be_right(found: re.Match[str]) -> bool:
    """`VÅ™`: a capital before and a sign behind an accented capital is how right text looks, too."""
    text, start, end = found.string, found.start(), found.end()
    if end - start > 2 or text[start] not in "ÃÄÅ" or text[start + 1].isalpha():
        return False
    after_capital = start > 0 and text[start - 1].isupper()
    before_letter = end < len(text) and text[end].isalpha()
    return after_capital and not (before_letter and text[start] == "Ã")


def _plausible(restored: str) -> bool:
    """Latin letters and signs always; another script from two letters on; never bare accents or controls."""
    foreign = 0
    for character in restored:
        if character.isascii() or _is_latin_or_sign(character):
            continue
        if not unicodedata.category(character).startswith(("L", "N", "P", "Z")):
            return False
        foreign += unicodedata.category(character).startswith("L")
    return foreign != 1


def _is_latin_or_sign(character: str) -> bool:
    return (
        "\xa0" <= character <= "\u017f"
        or "\u1e00" <= character <= "\u1eff"
        or "\u2000" <= character <= "\u22ff"
    )
