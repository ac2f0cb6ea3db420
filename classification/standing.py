"""How exhibitors stand before they are assessed: last classes, overrides in force, their own columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BindParameter, ColumnElement, and_, case, func, select

from classification.lifecycle import LIFECYCLES
from classification.models import Assessment, Override
from classification.policy import CLASSES
from classification.portfolio import NONE, Codes
from classification.reading import Only
from classification.statements import AS_OF, few_of
from exhibitors.models import Exhibitor
from foundation.columns import Columns, Numbers, read_columns, read_few, read_rows

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Standing:
    """One entry an exhibitor, by rising id; codes as in `classification.portfolio`, `NONE` for nothing.

    `before` and `before_candidate` are of the last assessment on an earlier day, so that assessing twice on
    one day is assessing once. `last` is the newest stored, `row` what the exhibitor's own columns hold.
    """

    before: Codes
    before_candidate: Codes
    override: Codes
    override_id: Whole
    last: Columns
    row: Columns
    alert: NDArray[np.str_]


def read_standing(as_of: date, ids: Whole, rules: tuple[str, ...], only: Only = None) -> Standing:
    """Return how the exhibitors stand on a day; `rules` are the names that the codes of `rule` index."""
    last = _spread(_assessments(False, as_of, rules, only), ids)
    before = last
    if np.any(last["today"] == 1):
        before = _spread(_assessments(True, as_of, rules, only), ids)
    override, override_id = _overrides(as_of, ids, only)
    return Standing(
        before=before["relationship_class"].astype(np.int8),
        before_candidate=before["candidate"].astype(np.int8),
        override=override,
        override_id=override_id,
        last=last,
        row=_rows(only),
        alert=_alerts(ids, only),
    )


def in_force(as_of: date | BindParameter[date]) -> ColumnElement[bool]:
    """The condition that an override holds on a day."""
    return and_(Override.ended_at.is_(None), Override.ends_on >= as_of)


def _code(column: Any, words: Sequence[str]) -> ColumnElement[int]:
    codes = {word: code for code, word in enumerate(words)}
    return case(codes, value=column, else_=NONE).label(column.key)


def _assessments(earlier: bool, as_of: date, rules: tuple[str, ...], only: Only) -> Columns:
    """The newest assessment of each up to the day, or up to an earlier one."""
    statement = _newest(earlier, rules, only is not None)
    if only is None:
        return read_columns(statement.params(as_of=as_of))
    return read_few(statement, {"as_of": as_of, "only": list(only)})


@cache
def _newest(earlier: bool, rules: tuple[str, ...], few: bool) -> Numbers:
    when = Assessment.as_of < AS_OF if earlier else Assessment.as_of <= AS_OF
    newest = select(func.max(Assessment.id).label("id")).where(when).group_by(Assessment.exhibitor_id)
    found = few_of(newest, Assessment.exhibitor_id, few).subquery()
    return select(
        Assessment.exhibitor_id,
        _code(Assessment.relationship_class, CLASSES),
        _code(Assessment.candidate, CLASSES),
        _code(Assessment.lifecycle, LIFECYCLES),
        _code(Assessment.rule, rules),
        func.coalesce(Assessment.override_id, NONE).label("override_id"),
        case((Assessment.as_of == AS_OF, 1), else_=0).label("today"),
    ).join(found, found.c.id == Assessment.id)


def _spread(rows: Columns, ids: Whole) -> Columns:
    """The rows at the places of their exhibitors, `NONE` everywhere for those without."""
    who = np.searchsorted(ids, rows["exhibitor_id"])
    spread = {name: np.full(len(ids), float(NONE)) for name in rows}
    for name, column in rows.items():
        spread[name][who] = column
    return spread


def _rows(only: Only) -> Columns:
    statement = _of_exhibitors(only is not None)
    return read_columns(statement) if only is None else read_few(statement, {"only": list(only)})


@cache
def _of_exhibitors(few: bool) -> Numbers:
    statement = select(
        Exhibitor.id,
        _code(Exhibitor.relationship_class, CLASSES),
        _code(Exhibitor.lifecycle, LIFECYCLES),
        Exhibitor.value_minor,
    ).order_by(Exhibitor.id)
    return few_of(statement, Exhibitor.id, few)


def _alerts(ids: Whole, only: Only) -> NDArray[np.str_]:
    values = {} if only is None else {"only": list(only)}
    rows = read_rows(_alarmed(only is not None), values)
    alerts = np.full(len(ids), "", dtype=object)
    alerts[np.searchsorted(ids, [row[0] for row in rows])] = [row[1] for row in rows]
    return alerts.astype(np.str_)


@cache
def _alarmed(few: bool) -> Numbers:
    statement = select(Exhibitor.id, Exhibitor.alert).where(Exhibitor.alert.is_not(None))
    return few_of(statement, Exhibitor.id, few)


def _overrides(as_of: date, ids: Whole, only: Only) -> tuple[Codes, Whole]:
    values: dict[str, Any] = {"as_of": as_of} | ({} if only is None else {"only": list(only)})
    classes, numbers = np.full(len(ids), NONE, dtype=np.int8), np.full(len(ids), NONE, dtype=np.int64)
    for exhibitor_id, number, word in read_rows(_set_by_hand(only is not None), values):
        place = np.searchsorted(ids, exhibitor_id)
        classes[place], numbers[place] = CLASSES.index(word), number
    return classes, numbers


@cache
def _set_by_hand(few: bool) -> Numbers:
    columns = Override.exhibitor_id, Override.id, Override.relationship_class
    statement = select(*columns).where(in_force(AS_OF))
    return few_of(statement.order_by(Override.id), Override.exhibitor_id, few)
