"""The filter while it is being built on screen: a tree of inputs, named by where they stand in it.

`r` is the whole, `r-0` its first part, `r-0-2` the third part of that. A group has an input `<place>.join`;
a condition `<place>.field`, `<place>.op` and `<place>.value`, once for each value, or `<place>.list`, with
commas between them.
"""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from exhibitors.listing.grammar import ALONE, AND, DEEPEST, MOST, OR, SEVERAL, Condition, Group, Node
from exhibitors.listing.pruning import grouped

ROOT, LONGEST_PLACE = "r", 40
Inputs = MultiDict[str, str]


@dataclass
class Draft:
    """A condition (with a field) or a group (with parts), finished or not."""

    place: str
    field: str = ""
    operator: str = ""
    values: tuple[str, ...] = ()
    joiner: str | None = None
    parts: tuple["Draft", ...] = ()

    @property
    def depth(self) -> int:
        """Return how deep it stands: 0 for the whole."""
        return self.place.count("-")

    @property
    def may_nest(self) -> bool:
        """Return whether a group may stand in it."""
        return self.depth < DEEPEST - 2


def from_tree(node: Node | None) -> Draft:
    """Return the inputs for a tree; the whole is always a group."""
    if isinstance(node, Group):
        return _draft(node, ROOT)
    return Draft(ROOT, joiner=AND, parts=(_draft(node, f"{ROOT}-0"),) if node else ())


def _draft(node: Node, place: str) -> Draft:
    if isinstance(node, Condition):
        return Draft(place, node.field, node.operator, node.values)
    parts = tuple(_draft(part, f"{place}-{number}") for number, part in enumerate(node.parts))
    return Draft(place, joiner=node.joiner, parts=parts)


def from_inputs(inputs: Inputs) -> Draft:
    """Return what was filled in, after the button that was pressed: add, group, drop."""
    root = _read(inputs, ROOT, _places(inputs))
    _press(root, inputs)
    return from_places(root, ROOT)


def _places(inputs: Inputs) -> list[str]:
    names = {name.split(".")[0] for name in inputs if name.endswith((".field", ".join"))}
    known = [name for name in names if len(name) <= LONGEST_PLACE and name.split("-")[0] == ROOT]
    return sorted(known, key=_numbers)[: MOST * 2]


def _numbers(place: str) -> list[int]:
    return [int(number) if number.isdecimal() else 0 for number in place.split("-")[1:]]


def _read(inputs: Inputs, place: str, places: list[str]) -> Draft:
    if f"{place}.field" in inputs:
        listed = inputs.get(f"{place}.list", "").split(",")
        given = (*inputs.getlist(f"{place}.value"), *(value.strip() for value in listed))
        values = tuple(value for value in given if value)
        return Draft(place, inputs[f"{place}.field"], inputs.get(f"{place}.op", ""), values)
    inner = [one for one in places if one.rpartition("-")[0] == place]
    parts = tuple(_read(inputs, one, places) for one in inner)
    return Draft(place, joiner=OR if inputs.get(f"{place}.join") == OR else AND, parts=parts)


def _press(group: Draft, inputs: Inputs) -> None:
    """Change the group, or one in it, as the pressed button says."""
    if inputs.get("add") == group.place:
        group.parts += (Draft(""),)
    if inputs.get("group") == group.place and group.may_nest:
        group.parts += (Draft("", joiner=OR if group.joiner == AND else AND, parts=(Draft(""),)),)
    group.parts = tuple(part for part in group.parts if not part.place or part.place != inputs.get("drop"))
    for part in group.parts:
        if part.joiner:
            _press(part, inputs)


def from_places(draft: Draft, place: str) -> Draft:
    """Return the draft with every place numbered anew."""
    draft.place = place
    draft.parts = tuple(from_places(part, f"{place}-{number}") for number, part in enumerate(draft.parts))
    return draft


def tree_of(draft: Draft) -> Node | None:
    """Return what is finished as a tree; a condition without a field or a value is left out."""
    if draft.joiner:
        parts = [tree for part in draft.parts if (tree := tree_of(part)) is not None]
        return grouped(draft.joiner, parts)
    if draft.operator in ALONE:
        return Condition(draft.field, draft.operator) if draft.field else None
    values = tuple(value.strip() for value in draft.values if value.strip())
    if draft.operator not in (*SEVERAL, "between"):
        values = values[:1]
    return (
        Condition(draft.field, draft.operator, values) if draft.field and draft.operator and values else None
    )
