"""Keeping what an assessment found: a row of history where something changed, and the exhibitors' columns."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Integer,
    String,
    bindparam,
    case,
    column,
    func,
    literal,
    select,
    update,
)

from classification.alert import retention_alert
from classification.lifecycle import LIFECYCLES
from classification.models import Assessment
from classification.outcome import Outcome, Places, known_at
from classification.policy import CLASSES
from classification.portfolio import NONE, Codes
from classification.portfolio_alert import signals_of
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.bulk import as_stored, insert_rows
from foundation.columns import read_columns
from foundation.database import UtcDateTime, db

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
    "judged": Boolean(),
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
    insert_rows(Assessment.__table__, HISTORY, list(_history(outcome, changed)))
    fresh = np.flatnonzero(outcome.changed | outcome.outdated)
    if fresh.size:
        _update(list(_columns(outcome, fresh)))
        db.session.expire_all()
    return changed.size


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
        _details(outcome, places),
    )
    for number, override_id, *words, details in zip(*judged, strict=True):
        yield number, outcome.policy_id, override_id, day, at, *words, *details


def _classes(codes: Codes, places: Places) -> list[str | None]:
    return [WORDS[code] for code in codes[places].tolist()]


def _details(outcome: Outcome, places: Places) -> Iterator[tuple[str, str | None, str | None]]:
    """The facts, the smallest step up and the alert's causes, each as JSON."""
    now = outcome.judgements
    known = (
        known_at(outcome.portfolio.facts, places),
        known_at(now.needed, places),
        np.round(now.coverage[places], 4).tolist(),
        (outcome.alert[places] != "").tolist(),
    )
    for facts, needed, coverage, alarmed in zip(*known, strict=True):
        causes = retention_alert(signals_of(facts)) if alarmed else None
        told = [{"code": cause.code, **cause.params} for cause in causes.causes] if causes else None
        yield json.dumps(facts | {"coverage": coverage}), _json(needed), _json(told)


def _json(value: Any) -> str | None:
    return json.dumps(value) if value else None


def _columns(outcome: Outcome, places: Places) -> Iterator[dict[str, Any]]:
    """What the exhibitors' own columns are to say."""
    columns = (
        outcome.portfolio.ids[places].tolist(),
        _classes(outcome.judgements.relationship_class, places),
        [LIFECYCLES[code] for code in outcome.judgements.lifecycle[places].tolist()],
        [alert or None for alert in outcome.alert[places].tolist()],
        outcome.values[places].astype(np.int64).tolist(),
        outcome.changed[places].tolist(),
    )
    return (dict(zip(TYPES, row, strict=True)) for row in zip(*columns, strict=True))


def _update(rows: list[dict[str, Any]]) -> None:
    """One statement over an array of each column on PostgreSQL, one statement many times on SQLite.

    Neither touches `version` or `updated_at`: nobody edited the exhibitor.
    """
    table = Exhibitor.__table__
    connection = db.session.connection()
    if connection.dialect.name == "postgresql":
        arrays = [literal([row[name] for row in rows], ARRAY(kind)) for name, kind in TYPES.items()]
        named = [column(name, kind) for name, kind in TYPES.items()]
        source = func.unnest(*arrays).table_valued(*named).render_derived(name="fresh").c
        connection.execute(_setting(table, source))
    else:
        source = {name: bindparam(f"new_{name}", type_=kind) for name, kind in TYPES.items()}
        connection.execute(
            _setting(table, source), [{f"new_{name}": row[name] for name in TYPES} for row in rows]
        )


def _setting(table: Any, source: Mapping[str, Any] | Any) -> Any:
    taken = ("relationship_class", "lifecycle", "alert", "value_minor")
    now = literal(clock.now(), UtcDateTime())
    return (
        update(table)
        .where(table.c.id == source["number"])
        .values(
            {name: source[name] for name in taken}
            | {
                "classed_at": case((source["judged"], now), else_=table.c.classed_at),
                "updated_at": table.c.updated_at,
            }
        )
    )
