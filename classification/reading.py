"""What the rooms below know of exhibitors, read as tables of numbers: of everybody, or of a few."""

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from classification import cost_statements, statements
from classification.held_editions import Calendar
from foundation.columns import Columns, Numbers, read_columns, read_few, read_rows

Only = Collection[int] | None
YEAR = timedelta(days=365)


def _read(build: Callable[[bool], Numbers], only: Only, **values: Any) -> Columns:
    if only is None:
        return read_columns(build(False).params(**values))
    return read_few(build(True), values | {"only": list(only)})


def _at(held: Calendar, rows: Columns) -> Columns:
    """The rows at editions held: left out here, because a join would make the database read row by row."""
    kept = np.isin(rows["edition_id"], held.ids)
    return {name: column[kept] for name, column in rows.items()}


def calendar(as_of: date) -> Calendar:
    """Return the editions that have begun by the day; those cancelled or without a list nobody missed."""
    rows = read_rows(statements.calendar(), {"as_of": as_of})
    return Calendar.of((number, show, day, rate) for number, show, day, rate in rows)


def exhibitors(only: Only) -> Columns:
    """Return every exhibitor with its potential and the company it is part of."""
    return _read(statements.exhibitors, only)


def relatives(roots: Collection[int]) -> list[tuple[int, int, int]]:
    """Return (id, company at the head, stored value) of everybody in the families of these heads."""
    rows = read_rows(statements.relatives(), {"only": list(roots)})
    return [(number, parent or number, value or 0) for number, parent, value in rows]


def participations(held: Calendar, only: Only) -> Columns:
    """Return the participations that were billed, at the editions held."""
    return _at(held, _read(statements.participations, only))


def plan_hours(held: Calendar, only: Only) -> Columns:
    """Return the hours noted on promises beyond those on the participation, at the editions held."""
    return _at(held, _read(cost_statements.plan_hours, only))


def conduct(held: Calendar, only: Only) -> Columns:
    """Return the participations with conduct points, at the editions held."""
    return _at(held, _read(statements.conduct, only))


def co_exhibitors(held: Calendar, only: Only) -> Columns:
    """Return how many share the stand of each main exhibitor, at the editions held."""
    return _at(held, _read(statements.co_exhibitors, only))


def services(held: Calendar, until: datetime, only: Only) -> Columns:
    """Return what services taken up cost less what they brought, in the edition's currency."""
    return _at(held, _read(cost_statements.services, only, until=until))


def extras(held: Calendar, as_of: date, until: datetime, only: Only) -> Columns:
    """Return what accepted remedies and services cost, as one table, in the edition's currency."""
    remedies = _read(cost_statements.remedies, only, until=until, as_of=as_of)
    found = remedies, services(held, until, only)
    return {name: np.concatenate([one[name] for one in found]) for name in found[0]}


def overdue(as_of: date, only: Only) -> list[tuple[int, float, int]]:
    """Return (exhibitor, overdue in house currency, days of the oldest) who owe past the day."""
    values: dict[str, Any] = {"as_of": as_of} | ({} if only is None else {"only": list(only)})
    rows = read_rows(statements.overdue(only is not None), values)
    return [(who, float(minor), (as_of - due).days) for who, minor, due in rows]


def responses(until: datetime, only: Only) -> Columns:
    """Return the headline figures of post-show responses, the latest of an exhibitor last."""
    return _read(statements.responses, only, until=until)


def invitations(until: datetime, only: Only) -> Columns:
    """Return every invitation sent, with whether it was answered."""
    return _read(statements.invitations, only, until=until)


def surveys(until: datetime) -> list[tuple[int, bool]]:
    """Return (id, closed) of the post-show surveys that ask by name, the latest last."""
    rows = read_rows(statements.surveys())
    return [(number, closes_at < until) for number, closes_at in rows]


def contacts(until: datetime, only: Only) -> Columns:
    """Return how often each exhibitor was in touch with us in the year before."""
    return _read(statements.contacts, only, until=until, since=until - YEAR)


def complaints(until: datetime, only: Only) -> Columns:
    """Return how many complaints each exhibitor has open, and how many of those came back."""
    return _read(statements.complaints, only, until=until)
