"""The calendar of an edition's promises by due day: which days it shows, and what is on them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select, union_all

from foundation.database import Rows, db
from plans.item_filter import ItemFilter
from plans.models import ItemState, PlanItem

MONTH, WEEK = "month", "week"
SHOWN = {MONTH: 4, WEEK: 40}
"""Promises shown on one day."""
MOST = 100
"""A day with more says so."""
AROUND = timedelta(days=800)
"""How far from the show days a calendar goes: no promise is due further away."""
OPEN, ALL = "open", "all"
STATES = {OPEN: (ItemState.PROMISED,), ALL: (ItemState.PROMISED, ItemState.DELIVERED, ItemState.CONFIRMED)}


@dataclass(frozen=True)
class Span:
    """The days of a month in whole weeks from Monday, or of one week; `day` is the one asked for."""

    view: str
    day: date

    @property
    def days(self) -> list[date]:
        """Return every day that is shown."""
        if self.view == WEEK:
            first = last = self.day
        else:
            first, last = self.day.replace(day=1), self._next_month() - timedelta(days=1)
        start = first - timedelta(days=first.weekday())
        end = last + timedelta(days=6 - last.weekday())
        return [start + timedelta(days=number) for number in range((end - start).days + 1)]

    def _next_month(self) -> date:
        return (self.day.replace(day=28) + timedelta(days=4)).replace(day=1)

    @property
    def before(self) -> date:
        """Return a day of the span before."""
        return self.day - timedelta(days=7) if self.view == WEEK else self.day.replace(day=1) - timedelta(1)

    @property
    def after(self) -> date:
        """Return a day of the span after."""
        return self.day + timedelta(days=7) if self.view == WEEK else self._next_month()

    def holds(self, day: date) -> bool:
        """Return whether the day belongs to the span, and not only to its first or last week."""
        return self.view == WEEK or (day.year, day.month) == (self.day.year, self.day.month)


def span(view: str | None, typed: str | None, today: date, first: date, last: date) -> Span:
    """Return the span asked for; today's, or the show's while today is far from it, when nothing sound is."""
    near = first - AROUND <= today <= last + AROUND
    try:
        day = date.fromisoformat(typed or "")
    except ValueError:
        day = today if near else first
    if not first - AROUND <= day <= last + AROUND:
        day = today if near else first
    return Span(WEEK if view == WEEK else MONTH, day)


@dataclass(frozen=True)
class Day:
    """One day: its first promises, and how many more there are; `full` when more than MOST in all."""

    day: date
    items: Sequence[Any]
    more: int
    full: bool


def days(asked: ItemFilter, shown: Span, which: str) -> list[Day]:
    """Return the span's days with what is due on them, however many there are in all."""
    numbers: dict[date, list[int]] = defaultdict(list)
    found: Rows = db.session.execute(union_all(*_of_days(asked, shown, which))).all()
    for number, day in found:
        numbers[day].append(number)
    limit = SHOWN[shown.view]
    rows = _rows(asked, [number for found in numbers.values() for number in sorted(found)[:limit]])
    return [
        Day(day, rows[day], max(0, min(len(numbers[day]), MOST) - limit), len(numbers[day]) > MOST)
        for day in shown.days
    ]


def _of_days(asked: ItemFilter, shown: Span, which: str) -> list[Any]:
    """One short look into the index for each day, so that a full edition costs no more than an empty one."""
    here = asked.numbers(PlanItem.id.expression, PlanItem.due_on.expression)
    here = here.where(PlanItem.state.in_(STATES[which]))
    found = (here.where(PlanItem.due_on == day).limit(MOST + 1).subquery() for day in shown.days)
    return [select(one.c.id, one.c.due_on) for one in found]


def _rows(asked: ItemFilter, numbers: Sequence[int]) -> dict[date, list[Any]]:
    rows: dict[date, list[Any]] = defaultdict(list)
    for row in db.session.execute(asked.cards().where(PlanItem.id.in_(numbers)).order_by(PlanItem.id)):
        rows[row.due_on].append(row)
    return rows
