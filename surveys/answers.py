"""One answer as posted, judged against its question: a plain value, or the problem with it."""

from collections.abc import Iterable

from surveys.given import NOT_USED, Given, Problem, Refused
from surveys.items import Item
from surveys.kinds import CHOICES, ROWS, Kind
from surveys.readers import READERS, Posted


def fields(item: Item) -> list[str]:
    """The names under which an item may be posted."""
    if item.ask.kind == Kind.STATEMENT:
        return []
    if item.ask.kind == Kind.IMPORTANCE_PERFORMANCE:
        return [item.name, item.importance_field]
    if item.ask.kind in ROWS:
        return [item.row_field(value) for value in item.offered]
    return [item.name, item.words_field] if item.written else [item.name]


def read(item: Item, posted: Posted) -> Given:
    """The item's answer in what was posted. Raises `Refused`."""
    return READERS[Kind(item.ask.kind)](item, posted)


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
        problem = lacking(item, answers[item.name]) if complete else None
        if problem:
            problems[item.name] = problem
    return answers, problems


def lacking(item: Item, given: Given) -> Problem | None:
    """What an answer still lacks before the sheet can be handed in."""
    if item.ask.kind in CHOICES and not given.text and set(given.chosen or ()) & set(item.written):
        return Problem.WORDS
    if not item.ask.required or item.ask.kind == Kind.STATEMENT:
        return None
    whole = item.ask.kind in (Kind.RANKING, Kind.MATRIX)
    short = whole and len(given.chosen or ()) < len(item.offered)
    pair = item.ask.kind == Kind.IMPORTANCE_PERFORMANCE
    no_performance = pair and given.number is None and not given.did_not_use
    return Problem.MISSING if given.empty or short or no_performance else None


def strangers(items: Iterable[Item], posted: Iterable[str], own: Iterable[str]) -> list[str]:
    """Posted names that belong to none of the items and are not the form's own."""
    known = {name for item in items for name in fields(item)} | set(own)
    return sorted(set(posted) - known)


def as_posted(item: Item, given: Given) -> dict[str, list[str]]:
    """The answer in the shape in which it was posted, so that a page shows it again."""
    if item.ask.kind == Kind.RANKING:
        return {item.row_field(value): [str(place)] for place, value in enumerate(given.chosen or (), 1)}
    if item.ask.kind in ROWS:
        return {item.row_field(value): [str(number)] for value, number in given.chosen or ()}
    if given.chosen is not None:
        words = {item.words_field: [given.text]} if given.text else {}
        return {item.name: given.chosen, **words}
    if given.text is not None:
        return {item.name: [given.text]}
    shown = {item.importance_field: [str(given.importance)]} if given.importance is not None else {}
    if given.did_not_use or given.number is not None:
        shown[item.name] = [NOT_USED if given.number is None else f"{given.number:g}"]
    return shown
