"""The steps of `classification.upgrade` over columns, row by row the same."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from classification.columns import Column, Flags, Table
from classification.cutoffs import Cutoffs
from classification.policy import CLASSES, Policy


def needed_up(
    classes: NDArray[np.int8], table: Table, harms: Mapping[str, Flags], limits: Cutoffs, policy: Policy
) -> dict[str, Column]:
    """For each fact what it has to become for the next class up, `NaN` where it need not change."""
    risk = classes == CLASSES.index("risk")
    by_value, by_potential = _into_key(classes == CLASSES.index("transactional"), table, limits)
    worth, quality = _into_strategic(classes == CLASSES.index("key"), table, limits, policy)
    value = np.where(worth, _bar(limits.strategic_value), _bar(limits.key_value))
    return {
        "value_minor": np.where(worth | by_value, value, np.nan),
        "potential_minor": np.where(by_potential, _bar(limits.key_potential), np.nan),
        "relationship_quality": np.where(quality, policy.strategic_quality, np.nan),
        "overdue_minor": np.where(risk & harms["overdue"], policy.overdue_minor, np.nan),
        "conduct_points": np.where(risk & harms["conduct"], policy.conduct_points - 1, np.nan),
        "negative_editions_running": np.where(risk & harms["negative"], policy.negative_editions - 1, np.nan),
    }


def _into_key(rows: Flags, table: Table, limits: Cutoffs) -> tuple[Flags, Flags]:
    """Which rows need value, and which potential: the nearer of the two."""
    value_gap = _gap(table["value_minor"], limits.key_value)
    potential_gap = _gap(table["potential_minor"], limits.key_potential)
    open_rows = (
        rows
        & ~table.reaches("value_minor", limits.key_value)
        & ~table.reaches("potential_minor", limits.key_potential)
    )
    by_value = open_rows & (value_gap <= potential_gap) & (limits.key_value is not None)
    return by_value, open_rows & ~by_value & (limits.key_potential is not None)


def _into_strategic(rows: Flags, table: Table, limits: Cutoffs, policy: Policy) -> tuple[Flags, Flags]:
    open_rows = rows & (limits.strategic_value is not None)
    quality = ~(table["relationship_quality"] >= policy.strategic_quality)
    return open_rows & ~table.reaches("value_minor", limits.strategic_value), open_rows & quality


def _gap(amounts: Column, cutoff: float | None) -> Column:
    if cutoff is None:
        return np.full(len(amounts), np.inf)
    return (cutoff - np.nan_to_num(amounts)) / cutoff


def _bar(cutoff: float | None) -> float:
    return np.nan if cutoff is None else cutoff
