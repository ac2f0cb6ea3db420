"""A condition as rows on the screen: groups of rows, each any or all, and the groups any or all again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from surveys.conditions import Tree

GROUPS, ROWS = 3, 3


@dataclass(frozen=True)
class Row:
    """One row: whose answer, which test, the values with commas between."""

    of: str = ""
    test: str = "one_of"
    values: str = ""


@dataclass(frozen=True)
class Group:
    """Rows of which all or any are to be met."""

    join: str = "all"
    rows: Sequence[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Shown:
    """The whole condition as shown."""

    join: str = "all"
    groups: Sequence[Group] = field(default_factory=list)


def tree_of(posted: Mapping[str, str]) -> dict[str, Any] | None:
    """Return the condition that was put together on the screen, `None` where every row is empty."""
    groups = [_group(posted, number) for number in range(GROUPS)]
    found = [group for group in groups if group]
    if not found:
        return None
    return found[0] if len(found) == 1 else {_join(posted, "when"): found}


def _join(posted: Mapping[str, str], name: str) -> str:
    return "any" if posted.get(f"{name}-join") == "any" else "all"


def _group(posted: Mapping[str, str], group: int) -> dict[str, Any] | None:
    leaves = []
    for row in range(ROWS):
        name = f"when-{group}-{row}"
        if posted.get(f"{name}-of"):
            values = posted.get(f"{name}-values", "").replace("，", ",").split(",")
            leaves.append(
                {
                    "of": posted[f"{name}-of"],
                    "is": posted.get(f"{name}-is", ""),
                    "values": [value.strip() for value in values if value.strip()],
                }
            )
    return {_join(posted, f"when-{group}"): leaves} if leaves else None


def shown(tree: Tree | None) -> Shown:
    """Return the rows of a condition, with empty ones to fill in."""
    if not tree:
        return Shown(groups=[_filled(None)] * GROUPS)
    join, branches = _branches(tree)
    nested = any("of" not in branch for branch in branches)
    groups = branches if nested else [tree]
    filled = [_filled(group) for group in groups]
    return Shown(join if nested else "all", [*filled, *[_filled(None)] * (GROUPS - len(filled))])


def _branches(tree: Tree) -> tuple[str, Sequence[Tree]]:
    if "of" in tree:
        return "all", [tree]
    join = "all" if "all" in tree else "any"
    return join, tree[join]


def _filled(tree: Tree | None) -> Group:
    join, leaves = _branches(tree) if tree else ("all", [])
    rows = [
        Row(leaf["of"], leaf["is"], ", ".join(map(str, leaf.get("values") or ())))
        for leaf in leaves
        if "of" in leaf
    ]
    return Group(join, [*rows, *[Row()] * (ROWS - len(rows))])


def fits(tree: Tree | None) -> bool:
    """Return whether the screen shows the whole condition: no more groups, rows or levels than it has."""
    if not tree:
        return True
    _, branches = _branches(tree)
    if all("of" in branch for branch in branches):
        return len(branches) <= ROWS
    groups = [_branches(branch)[1] for branch in branches]
    return len(groups) <= GROUPS and all(
        len(leaves) <= ROWS and all("of" in leaf for leaf in leaves) for leaves in groups
    )
