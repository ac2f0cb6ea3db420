"""Whom of the base the rows of a list look like: what an import shows before it brings anything in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from exhibitors.actions import key_of
from exhibitors.duplicates import stored
from exhibitors.duplicates.blocking import MOST, looked_for
from exhibitors.duplicates.company import Company
from exhibitors.duplicates.likeness import Likeness, likeness
from exhibitors.models import Alias, Exhibitor
from foundation.database import db

LEAST = 0.5
SHOWN = 3


@dataclass(frozen=True)
class Candidate:
    """A stored exhibitor that a row may mean, and why."""

    exhibitor_id: int
    likeness: Likeness


def candidates(rows: Sequence[Company], *, least: float = LEAST, shown: int = SHOWN) -> list[list[Candidate]]:
    """Return for each row the stored exhibitors it looks like, the likeliest first.

    They are found by the marks of the last scan, and by name and host, which are always up to date.
    """
    met = _met(rows)
    known = stored.companies({number for numbers in met for number in numbers})
    marks = {mark for one in (*rows, *known.values()) for mark in looked_for(one)}
    rarity = stored.rarity(marks)
    found = []
    for row, numbers in zip(rows, met, strict=True):
        alike = (Candidate(number, likeness(row, known[number], rarity)) for number in numbers & known.keys())
        likely = [one for one in alike if one.likeness.score >= least]
        likely.sort(key=lambda one: (-one.likeness.score, one.exhibitor_id))
        found.append(likely[:shown])
    return found


def _met(rows: Sequence[Company]) -> list[set[int]]:
    marks = [looked_for(row) for row in rows]
    holders = stored.holders_of({mark for found in marks for mark in found}, MOST)
    met = [{number for mark in found for number in holders.get(mark, ())} for found in marks]
    keys = [{key_of(name) for name in row.names} - {""} for row in rows]
    by_key = _by_value((Exhibitor.name_key, Exhibitor.id), {key for found in keys for key in found})
    by_alias = _by_value((Alias.name_key, Alias.exhibitor_id), {key for found in keys for key in found})
    by_host = _by_value((Exhibitor.website_host, Exhibitor.id), {host for row in rows for host in row.hosts})
    for row, found, named in zip(rows, met, keys, strict=True):
        for known, values in ((by_key, named), (by_alias, named), (by_host, row.hosts)):
            found.update(number for value in values for number in known.get(value, ()))
    return met


def _by_value(columns: tuple[Any, Any], values: Collection[str]) -> dict[str, list[int]]:
    """Who has each value; one that more than MOST have finds nobody."""
    found: dict[str, list[int]] = {}
    for chunk in stored.chunks(sorted(values)):
        column, owner = columns
        for value, number in db.session.execute(select(column, owner).where(column.in_(chunk))):
            found.setdefault(value, []).append(number)
    return {value: numbers for value, numbers in found.items() if len(numbers) <= MOST}
