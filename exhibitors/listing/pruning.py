"""What is left of a filter's tree when fields of it are gone."""

from exhibitors.listing.conditions import Seen, check
from exhibitors.listing.fields import Fields
from exhibitors.listing.grammar import BadFilter, Condition, Group, Node


def pruned(node: Node | None, fields: Fields, seen: Seen) -> tuple[Node | None, list[BadFilter]]:
    """Return the tree without the conditions that cannot be asked any more, and why each cannot."""
    if node is None:
        return None, []
    if isinstance(node, Condition):
        try:
            check(node, fields, seen)
        except BadFilter as error:
            return None, [error]
        return node, []
    parts, wrong = [], []
    for part in node.parts:
        kept, lost = pruned(part, fields, seen)
        parts += [kept] if kept is not None else []
        wrong += lost
    return grouped(node.joiner, parts), wrong


def grouped(joiner: str, parts: list[Node]) -> Node | None:
    """Return the parts as one tree: nothing for none, the part itself for one."""
    if len(parts) < 2:
        return parts[0] if parts else None
    return Group(joiner, tuple(parts))
