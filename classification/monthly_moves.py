"""The moves between classes of one month, each with what somebody wrote about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Case, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from classification.models import Assessment, MoveNote
from classification.policy import CLASSES
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db
from foundation.upsert import upsert
from staff.models import Person

SHOWN = 200


@dataclass(frozen=True)
class Month:
    """A month's moves up and down, the most valuable first, at most SHOWN each way."""

    first: date
    up: Sequence[Any]
    down: Sequence[Any]

    @property
    def before(self) -> str:
        """Return the month before as in an address."""
        return f"{self.first - timedelta(days=1):%Y-%m}"

    @property
    def after(self) -> str:
        """Return the month after as in an address."""
        return f"{self.first + timedelta(days=31):%Y-%m}"


def month_of(asked: str | None, today: date) -> Month:
    """Return the moves of a month written as 2026-11; of this month for anything else."""
    first = _first_of(asked) or today.replace(day=1)
    return Month(first, *(db.session.execute(_moves(first, up)).all() for up in (True, False)))


def note(move: Assessment, text: str, person_id: int | None) -> None:
    """Keep what is behind a move."""
    row: dict[str, Any] = {"assessment_id": move.id, "exhibitor_id": move.exhibitor_id}
    row |= {"note": text, "person_id": person_id, "written_at": clock.now()}
    upsert(MoveNote, [row], ["assessment_id"])


def _first_of(asked: str | None) -> date | None:
    try:
        first = date.fromisoformat(f"{asked}-01")
    except ValueError:
        return None
    return first if 1990 <= first.year <= 2200 else None


def _rank(word: InstrumentedAttribute[Any]) -> Case[int]:
    return case({word: place for place, word in enumerate(CLASSES)}, value=word, else_=-1)


def _moves(first: date, up: bool) -> Any:
    """Return the statement for the most valuable moves of a month in one direction."""
    earlier, before = aliased(Assessment), aliased(Assessment)
    last = (
        select(func.max(before.id))
        .where(before.exhibitor_id == Assessment.exhibitor_id, before.id < Assessment.id)
        .correlate(Assessment)
        .scalar_subquery()
    )
    now, then = _rank(Assessment.relationship_class), _rank(earlier.relationship_class)
    following = (first + timedelta(days=31)).replace(day=1)
    return (
        select(
            Assessment.id,
            Assessment.as_of,
            Assessment.rule,
            Assessment.relationship_class.label("now"),
            earlier.relationship_class.label("then"),
            Exhibitor.id.label("exhibitor_id"),
            Exhibitor.name,
            Exhibitor.value_minor,
            MoveNote.note,
            Person.name.label("writer"),
        )
        .select_from(Assessment)
        .join(earlier, earlier.id == last)
        .join(Exhibitor, Exhibitor.id == Assessment.exhibitor_id)
        .outerjoin(MoveNote, MoveNote.assessment_id == Assessment.id)
        .outerjoin(Person, Person.id == MoveNote.person_id)
        .where(Assessment.as_of >= first, Assessment.as_of < following)
        .where(earlier.relationship_class.is_not(None), now > then if up else now < then)
        .order_by(Exhibitor.value_minor.desc(), Assessment.id)
        .limit(SHOWN)
    )
