"""One answer as posted, judged against its question: a plain value, or the problem with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from surveys.items import Item
from surveys.kinds import Kind

NOT_USED = "na"
LONGEST_TEXT = 4000

Posted = Mapping[str, Sequence[str]]


class Problem(StrEnum):
    """Why an answer cannot be taken."""

    OFF_SCALE = "off_scale"
    NOT_OFFERED = "not_offered"
    TOO_LONG = "too_long"
    NO_NUMBER = "no_number"
    MISSING = "missing"


class Refused(ValueError):
    """An answer that cannot be taken."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Given:
    """One answer: the columns of the stored answer, all empty where nothing was said."""

    number: float | None = None
    importance: int | None = None
    text: str | None = None
    chosen: list[str] | None = None
    did_not_use: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return self == Given()


NOTHING = Given()


def fields(item: Item) -> list[str]:
    """The names under which an item may be posted."""
    if item.ask.kind == Kind.STATEMENT:
        return []
    if item.ask.kind == Kind.IMPORTANCE_PERFORMANCE:
        return [item.name, item.importance_field]
    return [item.name]


def read(item: Item, posted: Posted) -> Given:
    """The item's answer in what was posted. Raises `Refused`."""
    return _READERS[Kind(item.ask.kind)](item, posted)


def judge(
    items: Iterable[Item], posted: Posted, complete: bool = True
) -> tuple[dict[str, Given], dict[str, Problem]]:
    """Every item's answer and every item's problem, by the item's field.

    `complete` asks for what is required.
    """
    answers: dict[str, Given] = {}
    problems: dict[str, Problem] = {}
    for item in items:
        try:
            answers[item.name] = read(item, posted)
        except Refused as refused:
            problems[item.name] = refused.problem
            continue
        if complete and item.ask.required and answers[item.name].empty:
            problems[item.name] = Problem.MISSING
    return answers, problems


def strangers(items: Iterable[Item], posted: Iterable[str], own: Iterable[str]) -> list[str]:
    """Posted names that belong to none of the items and are not the form's own."""
    known = {name for item in items for name in fields(item)} | set(own)
    return sorted(set(posted) - known)


def _one(posted: Posted, name: str) -> str:
    values = [value.strip() for value in posted.get(name, ()) if value.strip()]
    if len(set(values)) > 1:
        raise Refused(Problem.NOT_OFFERED)
    return values[0] if values else ""


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
    offered = [str(option["value"]) for option in item.ask.options]
    values = [value for value in dict.fromkeys(posted.get(item.name, ())) if value]
    if not set(values) <= set(offered) or (item.ask.kind == Kind.SINGLE and len(values) > 1):
        raise Refused(Problem.NOT_OFFERED)
    return Given(chosen=values) if values else NOTHING


def _yes_no(item: Item, posted: Posted) -> Given:
    value = _one(posted, item.name)
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
        raise Refused(Problem.OFF_SCALE)
    return Given(number=number)


def _text(item: Item, posted: Posted) -> Given:
    value = "\n".join(posted.get(item.name, ())).replace("\r\n", "\n").replace("\x00", "").strip()
    if len(value) > LONGEST_TEXT:
        raise Refused(Problem.TOO_LONG)
    return Given(text=value) if value else NOTHING


def _statement(_item: Item, _posted: Posted) -> Given:
    return NOTHING


_READERS = {
    Kind.SCALE: _scale,
    Kind.GOALS: _scale,
    Kind.IMPORTANCE_PERFORMANCE: _pair,
    Kind.SINGLE: _choice,
    Kind.MULTIPLE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _number,
    Kind.TEXT: _text,
    Kind.STATEMENT: _statement,
}


def as_posted(item: Item, given: Given) -> dict[str, list[str]]:
    """The answer in the shape in which it was posted, so that a page shows it again."""
    if given.chosen is not None or given.text is not None:
        return {item.name: given.chosen or [given.text or ""]}
    shown = {item.importance_field: [str(given.importance)]} if given.importance is not None else {}
    if given.did_not_use or given.number is not None:
        shown[item.name] = [NOT_USED if given.number is None else f"{given.number:g}"]
    return shown
