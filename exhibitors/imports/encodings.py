"""Bytes to text, when nobody says in which encoding they were written."""

import codecs

from charset_normalizer import CharsetMatches, from_bytes

from exhibitors.imports.latin import PAGES, likeliest
from exhibitors.imports.refusals import FileRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ["gb18030", "big5", "shift_jis", "euc_kr", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254"]
_SAMPLE = 100_000
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_CONTROLS_AT_MOST = 0.001


def decode(content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and its encoding: by the mark it begins with, else UTF-8, else the likeliest other."""
    if encoding:
        return _strictly(content, encoding), encoding
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return _strictly(content, marked), marked
    if _is_binary(content):
        raise FileRefused("binary")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guessed(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise FileRefused("unreadable_encoding", encoding=encoding) from error


def _is_binary(content: bytes) -> bool:
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" in content or controls > len(sample) * _CONTROLS_AT_MOST


def _guessed(content: bytes) -> tuple[str, str]:
    sample = _around_the_first_foreign_byte(content)
    found = from_bytes(sample, cp_isolation=_CANDIDATES)
    best = found.best()
    for encoding in [_of_its_kind(best.encoding, sample, found)] if best else []:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            break
    return _fallback(content)


def _of_its_kind(encoding: str, sample: bytes, found: CharsetMatches) -> str:
    """The encoding, or of the Latin ones that are much alike the likeliest."""
    if encoding not in PAGES:
        return encoding
    texts = {page: text for page in PAGES if (text := _if_possible(sample, page))}
    coherence = {match.encoding: match.coherence for match in found}
    same = {page: coherence[encoding] for page, text in texts.items() if text == texts[encoding]}
    return likeliest(texts, coherence | same)


def _if_possible(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _fallback(content: bytes) -> tuple[str, str]:
    for encoding in ("gb18030", "cp1252"):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise FileRefused("unreadable_encoding", encoding="UTF-8")


def _around_the_first_foreign_byte(content: bytes) -> bytes:
    """Whole lines with foreign bytes in them: plain ASCII lines only dilute the evidence."""
    lines = [line for line in content.splitlines(keepends=True) if not line.isascii()]
    return b"".join(lines)[:_SAMPLE]
