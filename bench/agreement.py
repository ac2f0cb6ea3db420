"""How well what was found agrees with the truth: over pairs, and over each record's group (B-cubed)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

Pair = tuple[int, int]


def figures(found: set[Pair], true: set[Pair]) -> str:
    """Return precision, recall and F1 of pairs."""
    right = len(found & true)
    precision, recall = right / max(len(found), 1), right / max(len(true), 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {_f1(precision, recall):.3f}"


def b_cubed(groups: Sequence[set[int]], truth: Sequence[Any]) -> str:
    """Return B-cubed precision, recall and F1: for each record, of its group and of its entity."""
    group_of = {number: group for group in groups for number in group}
    entity: dict[Any, set[int]] = defaultdict(set)
    for number, true in enumerate(truth):
        entity[true].add(number)
    precision = recall = 0.0
    for number, true in enumerate(truth):
        group = group_of.get(number, {number})
        right = len(group & entity[true])
        precision, recall = precision + right / len(group), recall + right / len(entity[true])
    precision, recall = precision / len(truth), recall / len(truth)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {_f1(precision, recall):.3f}"


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
