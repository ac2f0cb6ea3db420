"""How exhibitors stand before they are assessed: last classes, overrides in force, their own columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, and_, case, func, select

from classification.lifecycle import LIFECYCLES
from classification.models import Assessment, Override
from classification.policy import CLASSES
from classification.portfolio import NONE, Codes
from classification.reading import Only
from exhibitors.models import Exhibitor
from foundation.columns import Columns, Numbers, read_columns, read_few
from foundation.database import db

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


def read_standing(as_of: date, ids: Whole, rules: Sequence[str], only: Only = None) -> Standing:
    """Return how the exhibitors stand on a day; `rules` are the names that the codes of `rule` index."""
    last = _spread(_assessments(Assessment.as_of <= as_of, as_of, rules, only), ids)
    before = last
    if np.any(last["today"] == 1):
        before = _spread(_assessments(Assessment.as_of < as_of, as_of, rules, only), ids)
    override, override_id = _overrides(as_of, ids, only)
    return Standing(
        before=before["relationship_class"].astype(np.int8),
        before_candidate=before["candidate"].astype(np.int8),
        override=override,
        override_id=override_id,
        last=last,
        row=_read(_of_exhibitors(only), only),
        alert=_alerts(ids, only),
    )


def in_force(as_of: date) -> ColumnElement[bool]:
    """The condition that an override holds on a day."""
    return and_(Override.ended_at.is_(None), Override.ends_on >= as_of)


def _read(statement: Numbers, only: Only) -> Columns:
    return read_columns(statement) if only is None else read_few(statement)


def _code(column: Any, words: Sequence[str]) -> ColumnElement[int]:
    codes = {word: code for code, word in enumerate(words)}
    return case(codes, value=column, else_=NONE).label(column.key)


def _assessments(when: ColumnElement[bool], as_of: date, rules: Sequence[str], only: Only) -> Columns:
    newest = select(func.max(Assessment.id).label("id")).where(when).group_by(Assessment.exhibitor_id)
    if only is not None:
        newest = newest.where(Assessment.exhibitor_id.in_(only))
    found = newest.subquery()
    statement = select(
        Assessment.exhibitor_id,
        _code(Assessment.relationship_class, CLASSES),
        _code(Assessment.candidate, CLASSES),
        _code(Assessment.lifecycle, LIFECYCLES),
        _code(Assessment.rule, rules),
        func.coalesce(Assessment.override_id, NONE).label("override_id"),
        case((Assessment.as_of == as_of, 1), else_=0).label("today"),
    ).join(found, found.c.id == Assessment.id)
    return _read(statement, only)


def _spread(rows: Columns, ids: Whole) -> Columns:
    """The rows at the places of their exhibitors, `NONE` everywhere for those without."""
    who = np.searchsorted(ids, rows["exhibitor_id"])
    spread = {name: np.full(len(ids), float(NONE)) for name in rows}
    for name, column in rows.items():
        spread[name][who] = column
    return spread


def _of_exhibitors(only: Only) -> Numbers:
    statement = select(
        Exhibitor.id,
        _code(Exhibitor.relationship_class, CLASSES),
        _code(Exhibitor.lifecycle, LIFECYCLES),
        Exhibitor.value_minor,
    ).order_by(Exhibitor.id)
    return statement if only is None else statement.where(Exhibitor.id.in_(only))


def _alerts(ids: Whole, only: Only) -> NDArray[np.str_]:
    statement = select(Exhibitor.id, Exhibitor.alert).where(Exhibitor.alert.is_not(None))
    if only is not None:
        statement = statement.where(Exhibitor.id.in_(only))
    rows = db.session.execute(statement).all()
    alerts = np.full(len(ids), "", dtype=object)
    alerts[np.searchsorted(ids, [row[0] for row in rows])] = [row[1] for row in rows]
    return alerts.astype(np.str_)


def _overrides(as_of: date, ids: Whole, only: Only) -> tuple[Codes, Whole]:
    statement = select(Override.exhibitor_id, Override.id, Override.relationship_class).where(in_force(as_of))
    if only is not None:
        statement = statement.where(Override.exhibitor_id.in_(only))
    classes, numbers = np.full(len(ids), NONE, dtype=np.int8), np.full(len(ids), NONE, dtype=np.int64)
    for exhibitor_id, number, word in db.session.execute(statement.order_by(Override.id)):
        place = np.searchsorted(ids, exhibitor_id)
        classes[place], numbers[place] = CLASSES.index(word), number
    return classes, numbers
