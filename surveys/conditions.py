"""When a question is asked: a tree over earlier answers and facts, in three-valued logic (Kleene).

A tree is `{"all": [tree, ...]}`, `{"any": [tree, ...]}` or a leaf `{"of": name, "is": test, "values": []}`.
A name is a question's code or "fact." with a fact's name. What is not known makes a leaf neither true nor
false; a question is asked only where its condition is true.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

Tree = Mapping[str, Any]
Known = Mapping[str, "float | Sequence[str] | None"]

ONE_OF, NONE_OF, AT_LEAST, AT_MOST = "one_of", "none_of", "at_least", "at_most"
ANSWERED, UNANSWERED = "answered", "unanswered"
TESTS = (ONE_OF, NONE_OF, AT_LEAST, AT_MOST, ANSWERED, UNANSWERED)
NUMERIC = (AT_LEAST, AT_MOST)
FACT = "fact."
FACTS = ("class", "first_time", "package", "country")
DEEPEST = 6


class Wrong(StrEnum):
    """Why a tree means nothing."""

    SHAPE = "shape"
    NAME = "name"
    TEST = "test"
    VALUES = "values"
    NUMBER = "number"


class Malformed(ValueError):
    """A tree that means nothing; `about` is the name or value at which it fails."""

    def __init__(self, wrong: Wrong, about: str = "") -> None:
        super().__init__(f"{wrong}: {about}")
        self.wrong, self.about = wrong, about


def holds(tree: Tree | None, known: Known) -> bool | None:
    """Return whether the condition is met, `None` where that cannot be known; no tree is always met.

    An empty "all" is true and an empty "any" is false, as in logic.
    """
    if not tree:
        return True
    if "all" in tree:
        return _all(holds(branch, known) for branch in tree["all"])
    if "any" in tree:
        opposite = _all(_not(holds(branch, known)) for branch in tree["any"])
        return _not(opposite)
    return _leaf(tree["is"], known.get(tree["of"]), tree.get("values") or [])


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _all(values: Iterable[bool | None]) -> bool | None:
    found = list(values)
    if False in found:
        return False
    return None if None in found else True


def _leaf(test: str, value: Any, wanted: Sequence[Any]) -> bool | None:
    if test in (ANSWERED, UNANSWERED):
        return (value is None) == (test == UNANSWERED)
    if value is None:
        return None
    if test in NUMERIC:
        if not isinstance(value, int | float):
            return None
        return value >= float(wanted[0]) if test == AT_LEAST else value <= float(wanted[0])
    said = {f"{value:g}"} if isinstance(value, int | float) else set(value)
    return bool(said & {str(one) for one in wanted}) == (test == ONE_OF)


def names(tree: Tree | None) -> set[str]:
    """Return every question and fact that the condition looks at."""
    if not tree:
        return set()
    branches = tree.get("all", tree.get("any"))
    return {tree["of"]} if branches is None else {name for one in branches for name in names(one)}


def check(tree: Any, allowed: Iterable[str], depth: int = 0) -> None:
    """Raise `Malformed` unless the tree is whole and looks only at the names that are allowed."""
    if not isinstance(tree, Mapping) or depth > DEEPEST:
        raise Malformed(Wrong.SHAPE)
    words = [word for word in ("all", "any") if word in tree]
    if words:
        if len(tree) != 1 or not isinstance(tree[words[0]], list):
            raise Malformed(Wrong.SHAPE, words[0])
        allowed = list(allowed)
        for branch in tree[words[0]]:
            check(branch, allowed, depth + 1)
        return
    _check_leaf(tree, allowed)


def _check_leaf(tree: Mapping[str, Any], allowed: Iterable[str]) -> None:
    if tree.get("of") not in set(allowed):
        raise Malformed(Wrong.NAME, str(tree.get("of")))
    if tree.get("is") not in TESTS:
        raise Malformed(Wrong.TEST, str(tree.get("is")))
    values = tree.get("values") or []
    if not isinstance(values, list) or (tree["is"] not in (ANSWERED, UNANSWERED) and not values):
        raise Malformed(Wrong.VALUES, str(tree["of"]))
    if tree["is"] in NUMERIC:
        try:
            float(values[0])
        except (TypeError, ValueError):
            raise Malformed(Wrong.NUMBER, str(values[0])) from None
