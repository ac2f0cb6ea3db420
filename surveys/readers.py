"""How each kind of question reads what was posted. Every reader raises `Refused`."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import isfinite

from surveys.given import (
    ALL_POINTS,
    LONGEST_LINE,
    LONGEST_TEXT,
    NOT_USED,
    NOTHING,
    Given,
    Problem,
    Refused,
)
from surveys.items import Item
from surveys.kinds import Kind

Posted = Mapping[str, Sequence[str]]


def _one(posted: Posted, name: str) -> str:
    values = [value.strip() for value in posted.get(name, ()) if value.strip()]
    if len(set(values)) > 1:
        raise Refused(Problem.NOT_OFFERED)
    return values[0] if values else ""


def _count(value: str, most: int, problem: Problem) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 3 and int(value) <= most):
        raise Refused(problem)
    return int(value)


def _point(item: Item, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 2 and int(value) in item.ask.points):
        raise Refused(Problem.OFF_SCALE)
    return int(value)


def _scale(item: Item, posted: Posted) -> Given:
    value = _one(posted, item.name)
    if value == NOT_USED and item.ask.did_not_use:
        return Given(did_not_use=True)
    return Given(number=_point(item, value)) if value else NOTHING


def _pair(item: Item, posted: Posted) -> Given:
    performance = _scale(item, posted)
    value = _one(posted, item.importance_field)
    importance = _point(item, value) if value else None
    return Given(performance.number, importance, did_not_use=performance.did_not_use)


def _choice(item: Item, posted: Posted) -> Given:
    values = [value for value in dict.fromkeys(posted.get(item.name, ())) if value]
    if item.ask.did_not_use and values == [NOT_USED]:
        return Given(did_not_use=True)
    if not set(values) <= set(item.offered) or (item.ask.kind == Kind.SINGLE and len(values) > 1):
        raise Refused(Problem.NOT_OFFERED)
    return Given(chosen=values, text=_words(item, posted, values)) if values else NOTHING


def _words(item: Item, posted: Posted, values: Sequence[str]) -> str | None:
    """What was written beside the option that asks for words, where it is chosen."""
    if not set(values) & set(item.written):
        return None
    return _written(posted, item.words_field, LONGEST_LINE, Problem.LINE_TOO_LONG)


def _ranking(item: Item, posted: Posted) -> Given:
    """Places from 1 on, each once; what has no place is ranked below all that have one."""
    count = len(item.offered)
    given = {value: _one(posted, item.row_field(value)) for value in item.offered}
    places = {value: _count(place, count, Problem.PLACES) for value, place in given.items() if place}
    if sorted(places.values()) != list(range(1, len(places) + 1)):
        raise Refused(Problem.PLACES)
    return Given(chosen=sorted(places, key=places.__getitem__)) if places else NOTHING


def _points(item: Item, posted: Posted) -> Given:
    given = {value: _one(posted, item.row_field(value)) for value in item.offered}
    points = {value: _count(one, ALL_POINTS, Problem.POINTS) for value, one in given.items() if one}
    if not any(points.values()):
        return NOTHING
    if sum(points.values()) != ALL_POINTS:
        raise Refused(Problem.POINTS)
    return Given(chosen=[[value, number] for value, number in points.items()])


def _matrix(item: Item, posted: Posted) -> Given:
    rows = {value: _one(posted, item.row_field(value)) for value in item.offered}
    said = [[value, _cell(item, one)] for value, one in rows.items() if one]
    return Given(chosen=said) if said else NOTHING


def _cell(item: Item, value: str) -> int | str:
    return NOT_USED if value == NOT_USED and item.ask.did_not_use else _point(item, value)


def _yes_no(item: Item, posted: Posted) -> Given:
    value = _one(posted, item.name)
    if value == NOT_USED and item.ask.did_not_use:
        return Given(did_not_use=True)
    if value not in ("", "0", "1"):
        raise Refused(Problem.NOT_OFFERED)
    return Given(number=int(value)) if value else NOTHING


def _number(item: Item, posted: Posted) -> Given:
    value = _one(posted, item.name)
    try:
        number = float(value) if value else None
    except ValueError:
        raise Refused(Problem.NO_NUMBER) from None
    if number is None:
        return NOTHING
    low, high = item.ask.low, item.ask.high
    if not isfinite(number) or (low is not None and number < low) or (high is not None and number > high):
        raise Refused(Problem.OFF_LIMITS)
    return Given(number=number)


def _date(item: Item, posted: Posted) -> Given:
    value = _one(posted, item.name)
    try:
        return Given(text=date.fromisoformat(value).isoformat()) if value else NOTHING
    except ValueError:
        raise Refused(Problem.NO_DATE) from None


def _written(posted: Posted, name: str, longest: int, problem: Problem) -> str | None:
    value = "\n".join(posted.get(name, ())).replace("\r\n", "\n").replace("\x00", "").strip()
    if len(value) > longest:
        raise Refused(problem)
    return value or None


def _text(item: Item, posted: Posted) -> Given:
    return Given(text=_written(posted, item.name, LONGEST_TEXT, Problem.TOO_LONG))


def _line(item: Item, posted: Posted) -> Given:
    return Given(text=_written(posted, item.name, LONGEST_LINE, Problem.LINE_TOO_LONG))


def _statement(_item: Item, _posted: Posted) -> Given:
    return NOTHING


READERS = {
    Kind.SCALE: _scale,
    Kind.GOALS: _scale,
    Kind.IMPORTANCE_PERFORMANCE: _pair,
    Kind.SINGLE: _choice,
    Kind.MULTIPLE: _choice,
    Kind.RANKING: _ranking,
    Kind.POINTS: _points,
    Kind.MATRIX: _matrix,
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.LINE: _line,
    Kind.TEXT: _text,
    Kind.STATEMENT: _statement,
}
