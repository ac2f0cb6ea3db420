"""Two causes that are the same become one, and two again when that was a mistake. The caller commits."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from complaints.cause_tree import has_below, is_usual_top
from complaints.causes import Cause, CauseError, CorrectiveAction
from complaints.models import Resolution
from foundation import clock
from foundation.database import Base, UtcDateTime, db
from staff.models import Person

LATELY = 5
AT_ONCE = 10_000


class CauseMerge(Base):
    """One merge and how it was before: the cause that went, and by number what went over to the other."""

    __tablename__ = "cause_merge"
    id: Mapped[int] = mapped_column(primary_key=True)
    cause: Mapped[dict[str, Any]] = mapped_column(JSON)
    into_id: Mapped[int | None] = mapped_column(ForeignKey("cause.id", ondelete="SET NULL"), index=True)
    moved: Mapped[dict[str, list[int]]] = mapped_column(JSON)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    merged_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    into: Mapped[Cause | None] = relationship()


POINTING = {
    "resolution": (Resolution.id, Resolution.cause_id),
    "corrective_action": (CorrectiveAction.id, CorrectiveAction.cause_id),
    "cause": (Cause.id, Cause.parent_id),
    "cause_merge": (CauseMerge.id, CauseMerge.into_id),
}
KEPT = ("id", "parent_id", "code", "name", "retired")


def merge(cause: Cause, into: Cause, by: Person | None) -> tuple[CauseMerge, int]:
    """Make two causes one: complaints, corrective actions and causes below go over.

    Return how it was, and how many complaints went. Raises CauseError for itself, a usual one on top, and
    where a third level would come of it.
    """
    if cause.id == into.id or into.parent_id == cause.id:
        raise CauseError("itself")
    if is_usual_top(cause):
        raise CauseError("usual")
    if has_below(cause) and into.parent_id is not None:
        raise CauseError("level")
    moved = {word: _pointing(pair, cause.id) for word, pair in POINTING.items()}
    kept = {name: getattr(cause, name) for name in KEPT}
    made = CauseMerge(cause=kept, into_id=into.id, moved=moved, person_id=by.id if by else None)
    db.session.add(made)
    for word, pair in POINTING.items():
        _point(pair, moved[word], cause.id, into.id)
    db.session.execute(delete(Cause).where(Cause.id == cause.id))
    db.session.flush()
    db.session.expire_all()
    return made, len(moved["resolution"])


def undo(merged: CauseMerge) -> Cause:
    """Put the cause back with what went over and nobody sorted otherwise since; return it.

    Raises CauseError when that was done already, the other cause or the one above is gone, or that one stands
    below another now.
    """
    if merged.undone_at is not None:
        raise CauseError("undone")
    parent = merged.cause["parent_id"]
    above = db.session.get(Cause, parent) if parent else None
    if merged.into_id is None or (parent and above is None):
        raise CauseError("gone")
    if above is not None and above.parent_id is not None:
        raise CauseError("level")
    taken = db.session.get(Cause, merged.cause["id"]) is not None
    cause = Cause(**{name: value for name, value in merged.cause.items() if name != "id" or not taken})
    db.session.add(cause)
    db.session.flush()
    for word, pair in POINTING.items():
        _point(pair, merged.moved.get(word, ()), merged.into_id, cause.id)
    merged.undone_at = clock.now()
    db.session.flush()
    db.session.expire_all()
    return cause


def lately() -> Sequence[CauseMerge]:
    """Return the last merges that can be taken back, the newest first."""
    those = select(CauseMerge).where(CauseMerge.undone_at.is_(None), CauseMerge.into_id.is_not(None))
    return db.session.scalars(those.order_by(CauseMerge.id.desc()).limit(LATELY)).all()


def _pointing(pair: tuple[Any, Any], number: int) -> list[int]:
    key, column = pair
    return list(db.session.scalars(select(key).where(column == number).order_by(key)))


def _point(pair: tuple[Any, Any], keys: Sequence[int], before: int, after: int) -> None:
    """Let those rows point at another cause that still point where they did."""
    key, column = pair
    for start in range(0, len(keys), AT_ONCE):
        those = update(key.class_).where(key.in_(keys[start : start + AT_ONCE]), column == before)
        db.session.execute(those.values({column.key: after}))
