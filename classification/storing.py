"""Keeping what an assessment found: a row of history where something changed, and the exhibitors' columns."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Integer,
    String,
    bindparam,
    column,
    func,
    literal,
    select,
    update,
)

from classification import details
from classification.lifecycle import LIFECYCLES
from classification.models import Assessment
from classification.outcome import Outcome, Places
from classification.policy import CLASSES
from classification.portfolio import NONE, Codes
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.bulk import as_stored, execute_many, insert_rows
from foundation.columns import read_columns
from foundation.database import UtcDateTime, db

PART = 20_000
HISTORY = (
    "exhibitor_id",
    "policy_id",
    "override_id",
    "as_of",
    "assessed_at",
    "relationship_class",
    "candidate",
    "lifecycle",
    "rule",
    "facts",
    "next_up",
    "alert",
)
TYPES = {
    "number": Integer(),
    "relationship_class": String(),
    "lifecycle": String(),
    "alert": String(),
    "value_minor": BigInteger(),
    "judged_at": UtcDateTime(),
}
WORDS: list[str | None] = [*CLASSES, None]
"""The classes by their codes; `NONE` is the last."""


def newest_number() -> int:
    """Return the number of the newest stored assessment, 0 without any."""
    return db.session.scalar(select(func.max(Assessment.id))) or 0


def still_new(outcome: Outcome) -> Outcome:
    """Return the outcome less those who were deleted or assessed alone since it was read."""
    since = select(Assessment.exhibitor_id).where(Assessment.id > (outcome.newest or 0))
    alive = read_columns(select(Exhibitor.id))["id"]
    settled = ~np.isin(outcome.portfolio.ids, alive)
    settled |= np.isin(outcome.portfolio.ids, db.session.scalars(since).all())
    return replace(outcome, settled=settled)


def keep(outcome: Outcome) -> int:
    """Write what changed and nothing else; return how many exhibitors have something new in their history."""
    changed = np.flatnonzero(outcome.changed)
    for places in _in_parts(changed):
        insert_rows(Assessment.__table__, HISTORY, list(_history(outcome, places)))
    fresh = np.flatnonzero(outcome.changed | outcome.outdated)
    for places in _in_parts(fresh):
        _update(list(_columns(outcome, places)))
    if fresh.size:
        db.session.expire_all()
    return changed.size


def _in_parts(places: Places) -> Iterator[Places]:
    """The places a part at a time: the rows of a large portfolio take no more memory than a part's."""
    return (places[start : start + PART] for start in range(0, len(places), PART))


def _history(outcome: Outcome, places: Places) -> Iterator[tuple[Any, ...]]:
    """The new rows of history, in the order of HISTORY."""
    now, table = outcome.judgements, Assessment.__table__
    day, at = as_stored(table.c.as_of, outcome.as_of), as_stored(table.c.assessed_at, clock.now())
    overrides = outcome.standing.override_id[places].tolist()
    judged = (
        outcome.portfolio.ids[places].tolist(),
        (None if number == NONE else number for number in overrides),
        _classes(now.relationship_class, places),
        _classes(now.candidate, places),
        (LIFECYCLES[code] for code in now.lifecycle[places].tolist()),
        (now.rules[code] for code in now.rule[places].tolist()),
        details.facts_of(outcome, places),
        details.next_up_of(outcome, places),
        details.causes_of(outcome, places),
    )
    for number, override_id, *found in zip(*judged, strict=True):
        yield number, outcome.policy_id, override_id, day, at, *found


def _classes(codes: Codes, places: Places) -> list[str | None]:
    return [WORDS[code] for code in codes[places].tolist()]


def _columns(outcome: Outcome, places: Places) -> Iterator[tuple[Any, ...]]:
    """What the exhibitors' own columns are to say, in the order of TYPES."""
    at = as_stored(Exhibitor.__table__.c.classed_at, clock.now())
    columns = (
        outcome.portfolio.ids[places].tolist(),
        _classes(outcome.judgements.relationship_class, places),
        [LIFECYCLES[code] for code in outcome.judgements.lifecycle[places].tolist()],
        [alert or None for alert in outcome.alert[places].tolist()],
        outcome.values[places].astype(np.int64).tolist(),
        (at if changed else None for changed in outcome.changed[places].tolist()),
    )
    return zip(*columns, strict=True)


def _update(rows: list[tuple[Any, ...]]) -> None:
    """One statement over an array of each column on PostgreSQL, one statement many times on SQLite.

    Neither touches `version` or `updated_at`: nobody edited the exhibitor.
    """
    table = Exhibitor.__table__
    connection = db.session.connection()
    if connection.dialect.name == "postgresql":
        columns = zip(*rows, strict=True)
        arrays = [literal(list(one), ARRAY(kind)) for one, kind in zip(columns, TYPES.values(), strict=True)]
        named = [column(name, kind) for name, kind in TYPES.items()]
        source = func.unnest(*arrays).table_valued(*named).render_derived(name="fresh").c
        connection.execute(_setting(table, source))
    else:
        source = {name: bindparam(f"new_{name}", type_=kind) for name, kind in TYPES.items()}
        names = [f"new_{name}" for name in TYPES]
        execute_many(_setting(table, source), names, rows)


def _setting(table: Any, source: Mapping[str, Any] | Any) -> Any:
    taken = ("relationship_class", "lifecycle", "alert", "value_minor")
    return (
        update(table)
        .where(table.c.id == source["number"])
        .values(
            {name: source[name] for name in taken}
            | {
                "classed_at": func.coalesce(source["judged_at"], table.c.classed_at),
                "updated_at": table.c.updated_at,
            }
        )
    )
