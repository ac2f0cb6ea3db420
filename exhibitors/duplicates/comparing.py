"""A batch of exhibitors against everybody who shares a mark with one of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.orm import aliased

from exhibitors.duplicates import stored
from exhibitors.duplicates.blocking import MOST
from exhibitors.duplicates.candidates import LEAST
from exhibitors.duplicates.likeness import Likeness, likeness
from exhibitors.duplicates.models import Duplicate, DuplicateMark, State, UsualMark
from exhibitors.duplicates.rarity import Rarity
from exhibitors.duplicates.sieve import worth_comparing
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db
from foundation.upsert import upsert

Pair = tuple[int, int]
LONGEST_VALUE = 200


def compared(ids: Sequence[int], rarity: Rarity, *, everybody: bool) -> tuple[int, dict[Pair, Likeness]]:
    """Return how many pairs were compared, and those that look alike, by their numbers in order.

    Among `everybody`, or only with those behind them: over the whole base each pair is met once.
    """
    pairs = _sharing(ids, everybody)
    known = stored.companies({number for pair in pairs for number in pair})
    there = [pair for pair in sorted(pairs) if pair[0] in known and pair[1] in known]
    near = worth_comparing(there, known, rarity)
    scored = ((pair, likeness(known[pair[0]], known[pair[1]], rarity)) for pair in near)
    return len(pairs), {pair: found for pair, found in scored if found.score >= LEAST}


def _sharing(ids: Sequence[int], everybody: bool) -> set[Pair]:
    one, other = aliased(DuplicateMark), aliased(DuplicateMark)
    behind: ColumnElement[bool] = other.exhibitor_id > one.exhibitor_id
    if everybody:
        behind = other.exhibitor_id != one.exhibitor_id
    too_usual = select(UsualMark.mark).where(UsualMark.mark == one.mark, UsualMark.holders > MOST).exists()
    query = select(one.exhibitor_id, other.exhibitor_id).join(other, and_(other.mark == one.mark, behind))
    rows = db.session.execute(query.where(one.exhibitor_id.in_(ids), ~too_usual).distinct())
    return {(min(row), max(row)) for row in rows}


def keep(ids: Sequence[int], found: Mapping[Pair, Likeness], since: datetime) -> None:
    """Store what was found of a batch; what was open from before `since` and is not found again goes."""
    numbers = {number for pair in found for number in pair}
    there = _still_there(numbers)
    rows = [_row(pair, one) for pair, one in found.items() if pair[0] in there and pair[1] in there]
    upsert(Duplicate, rows, ("one_id", "other_id"))
    theirs = or_(Duplicate.one_id.in_(ids), Duplicate.other_id.in_(ids))
    old = Duplicate.state == State.OPEN, Duplicate.found_at < since
    db.session.execute(delete(Duplicate).where(theirs, *old))


def _still_there(numbers: set[int]) -> set[int]:
    there: set[int] = set()
    for chunk in stored.chunks(sorted(numbers)):
        query = select(Exhibitor.id).where(Exhibitor.id.in_(chunk))
        there.update(db.session.scalars(query.with_for_update(read=True, key_share=True)))
    return there


def _row(pair: Pair, found: Likeness) -> dict[str, Any]:
    reasons = [
        [reason.code, round(reason.weight, 2), *(value[:LONGEST_VALUE] for value in reason.values)]
        for reason in found.reasons
    ]
    one, other = pair
    return {
        "one_id": one,
        "other_id": other,
        "score": found.score,
        "reasons": reasons,
        "found_at": clock.now(),
    }
