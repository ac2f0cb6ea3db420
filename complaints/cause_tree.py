"""Changing the tree of causes: one more, another name or place, in or out of use. The caller commits."""

from sqlalchemy import select

from complaints.causes import Cause, CauseError
from foundation.database import db


def add(name: str, parent_id: int | None) -> Cause:
    """Add a cause, on top or below one that is on top; CauseError for a third level."""
    parent = db.session.get(Cause, parent_id) if parent_id else None
    if parent_id and (parent is None or parent.parent_id is not None):
        raise CauseError("level")
    cause = Cause(name=name, parent_id=parent_id)
    db.session.add(cause)
    db.session.flush()
    return cause


def change(cause: Cause, name: str | None, parent_id: int | None) -> None:
    """Call a cause `name` (None: as usual), or put it below another; what was closed with it keeps it.

    Raises CauseError for a third level, and where a usual one on top is moved: conduct and counts know it.
    """
    if parent_id != cause.parent_id:
        parent = db.session.get(Cause, parent_id) if parent_id else None
        if is_usual_top(cause):
            raise CauseError("usual")
        if parent_id and (parent is None or parent.parent_id is not None or has_below(cause)):
            raise CauseError("level")
    cause.name, cause.parent_id = name, parent_id


def is_usual_top(cause: Cause) -> bool:
    """Return whether it is one of those on top that Standwell begins with."""
    return cause.parent_id is None and cause.code is not None


def has_below(cause: Cause) -> bool:
    """Return whether there are causes below it."""
    return db.session.scalar(select(Cause.id).where(Cause.parent_id == cause.id).limit(1)) is not None
