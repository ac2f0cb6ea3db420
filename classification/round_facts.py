"""What the latest round knew of everybody, kept by the column.

A policy is tried on it without reading the rooms below: a million exhibitors are then some megabytes a fact.
Only the latest round's are kept.
"""

import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, insert, select

from classification.models import Round, RoundColumn
from classification.outcome import Outcome
from foundation.database import db

KINDS = ("<f4", "<f8")
"""Numbers are kept in the narrower kind where it holds them all exactly."""
CODES = ("relationship_class", "candidate", "before", "before_candidate", "override")


@dataclass(frozen=True)
class Kept:
    """Exhibitors by rising id, their facts (`NaN`: unknown), and their classes on the day as codes."""

    as_of: date
    ids: NDArray[np.int64]
    facts: Mapping[str, NDArray[np.float64]]
    codes: Mapping[str, NDArray[np.int8]]


def keep(this: Round, found: Outcome) -> None:
    """Keep what a round found instead of what another did."""
    now, standing = found.judgements, found.standing
    codes = (
        now.relationship_class,
        now.candidate,
        standing.before,
        standing.before_candidate,
        standing.override,
    )
    columns: dict[str, NDArray] = {"id": found.portfolio.ids, **found.portfolio.judged()}
    columns |= dict(zip(CODES, codes, strict=True))
    db.session.execute(delete(RoundColumn))
    rows = [{"round_id": this.id, "name": name, "packed": packed(one)} for name, one in columns.items()]
    db.session.execute(insert(RoundColumn), rows)


def kept(last: Round, facts: Collection[str]) -> Kept | None:
    """Return the facts asked for as a round kept them; None where it kept none."""
    wanted = RoundColumn.name.in_(("id", *facts, *CODES))
    rows = db.session.execute(
        select(RoundColumn.name, RoundColumn.packed).where(RoundColumn.round_id == last.id, wanted)
    )
    columns = {name: unpacked(content) for name, content in rows}
    if "id" not in columns:
        return None
    return Kept(
        last.as_of,
        columns["id"],
        {name: columns[name].astype(np.float64) for name in facts if name in columns},
        {name: columns[name] for name in CODES},
    )


def packed(column: NDArray) -> bytes:
    """Return a column as bytes: its kind, then its numbers, compressed."""
    if column.dtype.kind == "f":
        column = _narrowed(column)
    return column.dtype.str.encode() + b" " + zlib.compress(column.tobytes(), 1)


def unpacked(content: bytes) -> NDArray:
    """Return the column of what `packed` returned."""
    kind, _, numbers = content.partition(b" ")
    return np.frombuffer(zlib.decompress(numbers), kind.decode())


def _narrowed(column: NDArray) -> NDArray:
    with np.errstate(over="ignore"):
        narrow = column.astype(KINDS[0])
    return narrow if np.array_equal(narrow, column, equal_nan=True) else column.astype(KINDS[1])
