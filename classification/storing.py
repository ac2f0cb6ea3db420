"""Keeping what an assessment found: a row of history where something changed, and the exhibitors' columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
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
    insert,
    literal,
    update,
)

from classification.alert import retention_alert
from classification.gathering import Portfolio
from classification.lifecycle import LIFECYCLES
from classification.models import Assessment
from classification.policy import CLASSES
from classification.portfolio import NONE, Judgements
from classification.portfolio_alert import signals_of
from classification.rules import RULES
from classification.standing import Standing
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import UtcDateTime, db

Flags = NDArray[np.bool_]
PROSPECT = LIFECYCLES.index("prospect")
TYPES = {
    "number": Integer(),
    "relationship_class": String(),
    "lifecycle": String(),
    "alert": String(),
    "value_minor": BigInteger(),
    "judged": Boolean(),
}


@dataclass(frozen=True)
class Outcome:
    """An assessment of exhibitors, before it is kept."""

    as_of: date
    policy_id: int
    portfolio: Portfolio
    standing: Standing
    judgements: Judgements
    alert: NDArray[np.str_]

    def changed(self) -> Flags:
        """Who has something new in its history; a prospect that stays one has not."""
        last, now = self.standing.last, self.judgements
        differs = (
            (last["relationship_class"] != now.relationship_class)
            | (last["candidate"] != now.candidate)
            | (last["lifecycle"] != now.lifecycle)
            | (last["rule"] != now.rule)
            | (last["override_id"] != self.standing.override_id)
            | (self.standing.alert != self.alert)
        )
        still_prospect = (last["lifecycle"] == NONE) & (now.lifecycle == PROSPECT)
        return differs & ~(still_prospect & (self.standing.override == NONE))

    def values(self) -> NDArray[np.float64]:
        """What the exhibitors are worth, 0 where that is unknown."""
        return np.nan_to_num(self.portfolio.facts["value_minor"])

    def outdated(self) -> Flags:
        """Whose own columns do not say what was found."""
        row, now = self.standing.row, self.judgements
        return (
            (row["relationship_class"] != now.relationship_class)
            | (row["lifecycle"] != now.lifecycle)
            | (row["value_minor"] != self.values())
            | (self.standing.alert != self.alert)
        )


def keep(outcome: Outcome) -> int:
    """Write what changed and nothing else; return how many exhibitors have something new in their history."""
    changed = outcome.changed()
    history = [_history(outcome, int(i)) for i in np.flatnonzero(changed)]
    if history:
        db.session.execute(insert(Assessment.__table__), history)  # pyright: ignore[reportArgumentType]
    fresh = [
        _columns(outcome, int(i), bool(changed[i])) for i in np.flatnonzero(changed | outcome.outdated())
    ]
    if fresh:
        _update(fresh)
        db.session.expire_all()
    return len(history)


def facts_at(facts: Mapping[str, NDArray[np.float64]], place: int) -> dict[str, float]:
    """The known facts of one exhibitor, whole numbers as such."""
    known = {name: float(values[place]) for name, values in facts.items() if not np.isnan(values[place])}
    return {name: int(value) if value.is_integer() else round(value, 4) for name, value in known.items()}


def _history(outcome: Outcome, i: int) -> dict[str, Any]:
    now, facts = outcome.judgements, facts_at(outcome.portfolio.facts, i)
    causes = retention_alert(signals_of(facts)) if outcome.alert[i] else None
    needed = {name: float(values[i]) for name, values in now.needed.items() if not np.isnan(values[i])}
    override_id = int(outcome.standing.override_id[i])
    return {
        "exhibitor_id": int(outcome.portfolio.ids[i]),
        "policy_id": outcome.policy_id,
        "override_id": None if override_id == NONE else override_id,
        "as_of": outcome.as_of,
        "assessed_at": clock.now(),
        "relationship_class": _word(now.relationship_class[i]),
        "candidate": _word(now.candidate[i]),
        "lifecycle": LIFECYCLES[now.lifecycle[i]],
        "rule": RULES[now.rule[i]],
        "facts": facts | {"coverage": round(float(now.coverage[i]), 4)},
        "next_up": needed or None,
        "alert": [{"code": cause.code, **cause.params} for cause in causes.causes] if causes else None,
    }


def _columns(outcome: Outcome, i: int, judged: bool) -> dict[str, Any]:
    return {
        "number": int(outcome.portfolio.ids[i]),
        "relationship_class": _word(outcome.judgements.relationship_class[i]),
        "lifecycle": LIFECYCLES[outcome.judgements.lifecycle[i]],
        "alert": str(outcome.alert[i]) or None,
        "value_minor": int(outcome.values()[i]),
        "judged": judged,
    }


def _word(code: np.int8) -> str | None:
    return None if code == NONE else CLASSES[code]


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
