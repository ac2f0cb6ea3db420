"""The detail of many assessments as JSON text, written by the column: a dictionary a row costs more than
judging it."""

import json
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from classification.alert import retention_alert
from classification.outcome import Outcome, Places, facts_at
from classification.portfolio_alert import SIGNALS, signals_of

Column = NDArray[np.float64]


def facts_of(outcome: Outcome, places: Places) -> list[str]:
    """What is known of each, and which share of it there is."""
    facts = {name: column[places] for name, column in outcome.portfolio.facts.items()}
    return _objects(facts | {"coverage": outcome.judgements.coverage[places]})


def next_up_of(outcome: Outcome, places: Places) -> list[str | None]:
    """The smallest change that moves each up; None without."""
    needed = {name: column[places] for name, column in outcome.judgements.needed.items()}
    return [text if text != "{}" else None for text in _objects(needed)]


def causes_of(outcome: Outcome, places: Places) -> list[str | None]:
    """The causes of each alert; None without. Those with equal signals are told once."""
    signals = {name: outcome.portfolio.facts[name][places] for name in SIGNALS}
    quiet = outcome.alert[places] == ""
    first, place = _distinct([quiet, *signals.values()])
    told = [
        None if quiet[at] else _causes({name: column[[at]] for name, column in signals.items()})
        for at in first
    ]
    return np.array(told, dtype=object)[place].tolist()


def _causes(signals: Mapping[str, Column]) -> str | None:
    alert = retention_alert(signals_of(facts_at(signals, 0)))
    return json.dumps([{"code": cause.code, **cause.params} for cause in alert.causes]) if alert else None


def _distinct(columns: Sequence[NDArray]) -> tuple[Places, Places]:
    """Where each distinct row stands first, and which of them each row is."""
    codes = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        distinct, code = np.unique(column, return_inverse=True)
        codes = np.unique(codes * len(distinct) + code, return_inverse=True)[1]
    _, first, place = np.unique(codes, return_index=True, return_inverse=True)
    return first, place


def _objects(columns: Mapping[str, Column]) -> list[str]:
    """Row by row a JSON object of what is known, whole numbers as such, others to four digits."""
    members = [_members(name, np.round(column, 4)) for name, column in columns.items()]
    return [f"{{{', '.join(filter(None, row))}}}" for row in zip(*members, strict=True)]


def _members(name: str, column: Column) -> list[str]:
    """Name and number as JSON has them, empty where unknown; equal numbers are written once."""
    distinct, place = np.unique(column, return_inverse=True)
    key = json.dumps(name)
    told = [
        f"{key}: {int(value) if value.is_integer() else value}" if value == value else ""
        for value in distinct.tolist()
    ]
    return np.array(told, dtype=object)[place].tolist()
