"""Stands as lists write them: several in one cell, with or without the hall in front."""

import re
from functools import lru_cache
from typing import NamedTuple

from exhibitors.imports.bad_cells import BadCell, bad
from exhibitors.repair import repair

LONGEST_HALL = 120
LONGEST_NUMBER = 60

_LINE_BREAK = re.compile(r"[\r\n]+")
_HALL_AND_NUMBER = re.compile(
    r"((?:hall|halle|pavilion|pavillon)\s+[\w.]+)[\s,/:·-]+(?:(?:stand|booth)(?:\s*(?:no|nr)\.?)?[\s:]*)?(\S*\d\S*)",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"(\w+?[号馆厅])[\s,-]*([A-Za-z]*\d[\w-]*?)(?:号?展位|号)?")
_DASHED = re.compile(r"(.*\w.*?)\s+[-–—]\s+(\S*\d\S*)")
_SLASHED = re.compile(r"(\d{1,2}(?:\.\d)?)\s*/\s*([A-Za-z]{1,3}[ .-]?\d{1,5}[A-Za-z]?)")
"""A bare number before the slash is a hall where a letter stands behind it: 4 / C10, but not A12/A14."""
_NUMBERED = re.compile(r"[A-Za-z]{0,3}[ .-]?\d{1,6}[A-Za-z]?(?:[.-]\d{1,4}[A-Za-z]?)?")
_LABEL = re.compile(r"^(?:stand|booth)(?:\s*(?:no|nr)\b\.?)?[\s:]+(?=\S*\d)", re.IGNORECASE)


class Stand(NamedTuple):
    """One stand; `hall` is None where neither the cell nor a hall column names it."""

    hall: str | None
    number: str


def stands(text: str, halls: str = "") -> tuple[Stand, ...] | BadCell:
    """The stands in a cell, each once, in their order; `halls` is the row's hall column."""
    if _NUMBERED.fullmatch(text) and len(halls) <= LONGEST_HALL and ";" not in halls:
        return (Stand(hall(halls), text),)
    parts = _parts(text)
    places = _halls_for(halls, len(parts))
    found = dict.fromkeys(
        Stand(given or part.hall, part.number) for part, given in zip(parts, places, strict=True)
    )
    for stand in found:
        if len(stand.number) > LONGEST_NUMBER:
            return bad("too_long", stand.number, LONGEST_NUMBER)
        if stand.hall and len(stand.hall) > LONGEST_HALL:
            return bad("too_long", stand.hall, LONGEST_HALL)
    return tuple(found)


def _parts(text: str) -> list[Stand]:
    """The pieces between semicolons and line breaks; commas part only what looks like stand numbers."""
    pieces = [piece.strip() for piece in repair(_LINE_BREAK.sub(";", text)).replace("；", ";").split(";")]
    return [stand for piece in pieces if piece for stand in _at_commas(piece)]


def _at_commas(piece: str) -> list[Stand]:
    """A hall in front, itself perhaps parted by a comma, holds for all the numbers after it."""
    parts = [part.strip() for part in re.split("[,，、]", piece)]
    for length in (1, 2):
        first, rest = _stand(", ".join(parts[:length])), parts[length:]
        if rest and all(_NUMBERED.fullmatch(number) for number in (first.number, *rest)):
            return [first, *(Stand(first.hall, number) for number in rest)]
    return [_stand(piece)]


@lru_cache(maxsize=1024)
def hall(text: str) -> str | None:
    """A hall's name is one line; what follows a line break is not part of it."""
    first_line = _LINE_BREAK.split(text.strip(), maxsplit=1)[0]
    return repair(first_line).strip("\",; '") or None


def _halls_for(text: str, count: int) -> list[str | None]:
    """A hall for each stand: the one hall for all, or as many as there are stands, in their order."""
    name = hall(text)
    several = [part.strip() or None for part in name.split(";")] if name else []
    return several if len(several) == count else [name] * count


def _stand(part: str) -> Stand:
    for form in (_HALL_AND_NUMBER, _CHINESE, _DASHED, _SLASHED):
        if found := form.fullmatch(part):
            return Stand(found[1].strip(), found[2])
    return Stand(None, _LABEL.sub("", part))
