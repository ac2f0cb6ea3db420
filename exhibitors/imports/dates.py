"""Dates in any order; one that can be read in two ways is asked about, never guessed."""

import datetime as dt
import re
import unicodedata

from exhibitors.imports.bad_cells import BadCell, bad

_YEAR_FIRST = re.compile(r"(\d{4})[-/.年 ]\s?(\d{1,2})[-/.月 ]\s?(\d{1,2})日?(?:[T ].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])\s?(\d{1,2})[-/. ]\s?(\d{4})(?: .*)?")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[. -]+([^\W\d]{3,9})[., -]+(\d{4})")
_MONTH_AND_DAY = re.compile(r"([^\W\d]{3,9})[. ]+(\d{1,2})(?:st|nd|rd|th)?[, ]+(\d{4})")
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
