"""Dates in any order; one that can be read in two ways is asked about, never guessed."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable

from exhibitors.imports.bad_cells import BadCell, bad

_YEAR_FIRST = re.compile(r"(\d{4})[-/.年 ]\s?(\d{1,2})[-/.月 ]\s?(\d{1,2})日?(?:[T ].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])\s?(\d{1,2})[-/. ]\s?(\d{4})(?: .*)?")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[. -]+([^\W\d]{3,9})[., -]+(\d{4})")
_MONTH_AND_DAY = re.compile(r"([^\W\d]{3,9})[. ]+(\d{1,2})(?:st|nd|rd|th)?[, ]+(\d{4})")
_TIME = re.compile(r"\b(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]m)?", re.IGNORECASE)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jän jänner",
            "feb february februar",
            "mar march mär märz mrz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}


def date(text: str, *, day_first: bool | None = None) -> dt.date | BadCell:
    """The day a text names; `day_first` decides 03/04/2026, which is otherwise a bad cell."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(text, found[1], int(found[2]), found[3])
    if found := _YEAR_LAST.fullmatch(plain):
        return _by_order(text, found, day_first)
    if found := _DAY_AND_MONTH.fullmatch(plain):
        return _day(text, found[3], _MONTHS.get(found[2]), found[1])
    if found := _MONTH_AND_DAY.fullmatch(plain):
        return _day(text, found[3], _MONTHS.get(found[1]), found[2])
    return bad("date_unreadable", text)


def instant(text: str, *, zone: dt.tzinfo = dt.UTC, day_first: bool | None = None) -> dt.datetime | BadCell:
    """The moment a text names, in `zone` where it says no other; noon where it gives the day alone."""
    try:
        said = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        said = None
    if said is not None and said.time() != dt.time():
        return said if said.tzinfo else said.replace(tzinfo=zone)
    day = date(text, day_first=day_first)
    return day if isinstance(day, BadCell) else dt.datetime.combine(day, _time(text), zone)


def _time(text: str) -> dt.time:
    found = _TIME.search(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return dt.time(12)
    hour = int(found[1]) % 12 if found[3] else int(found[1])
    return dt.time(hour + 12 * (found[3] or "").lower().startswith("p"), int(found[2]))


def may_be_either(text: str) -> bool:
    """Whether a text is a date that can be read in two ways."""
    found = date(text)
    return isinstance(found, BadCell) and found.code == "date_ambiguous"


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """What the dates of a column say of their order: None where none of them tells, or they disagree."""
    told = {int(found[1]) > 12 for text in texts if (found := _tells_order(text))}
    return told.pop() if len(told) == 1 else None


def _tells_order(text: str) -> re.Match[str] | None:
    found = _YEAR_LAST.fullmatch(unicodedata.normalize("NFKC", text).strip().casefold())
    if found is None or found[2] == ".":
        return None
    return found if (int(found[1]) > 12) != (int(found[3]) > 12) else None


def _by_order(text: str, found: re.Match[str], day_first: bool | None) -> dt.date | BadCell:
    """With dots the day comes first everywhere; otherwise a number above 12 tells, or the caller does."""
    first, second, year = int(found[1]), int(found[3]), found[4]
    if day_first is None and first <= 12 and second <= 12 and first != second and found[2] != ".":
        return bad("date_ambiguous", text)
    month_first = second > 12 if day_first is None else not day_first
    day, month = (second, first) if month_first and found[2] != "." else (first, second)
    return _day(text, year, month, str(day))


def _day(text: str, year: str, month: int | None, day: str) -> dt.date | BadCell:
    if month is None:
        return bad("date_unreadable", text)
    try:
        return dt.date(int(year), month, int(day))
    except ValueError:
        return bad("date_impossible", text)
