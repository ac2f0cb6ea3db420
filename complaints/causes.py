"""Why complaints come about: a tree of two levels, what is done about a cause, what it costs by edition."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from complaints.models import Complaint, Remedy, Resolution
from events.models import Edition
from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned, db
from staff.models import Person

RECURS_IN = 2
OWN = "own"


class CauseError(ValueError):
    """A cause that cannot be as asked; `reason` is the word for why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Cause(Base):
    """A cause, below another one or on top. `code` names a usual one, until `name` is typed over it.

    Causes are retired, not deleted: what was closed with one keeps it.
    """

    __tablename__ = "cause"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("cause.id"), index=True)
    code: Mapped[str | None]
    name: Mapped[str | None]
    retired: Mapped[bool] = mapped_column(default=False)


class CorrectiveAction(Versioned, Base):
    """What is done so that a cause goes away: whose, by when, what proves it. `did` is for exhibitors."""

    __tablename__ = "corrective_action"
    id: Mapped[int] = mapped_column(primary_key=True)
    cause_id: Mapped[int] = mapped_column(ForeignKey("cause.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    title: Mapped[str]
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    proof: Mapped[str | None]
    said: Mapped[str | None]
    did: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    cause: Mapped[Cause] = relationship()
    owner: Mapped[Person | None] = relationship()


@dataclass
class Recurring:
    """A cause with its closed complaints and accepted remedies (minor units, house currency) by edition."""

    cause: Cause
    complaints: int = 0
    cost_minor: int = 0
    editions: dict[str, int] = field(default_factory=dict)

    @property
    def recurs(self) -> bool:
        """Return whether it came back at another edition."""
        return len(self.editions) >= RECURS_IN


def tree(retired: bool = False) -> list[tuple[Cause, list[Cause]]]:
    """Return the causes on top, each with those below it, in the order of their making."""
    rows = select(Cause).order_by(Cause.id)
    found = db.session.scalars(rows if retired else rows.where(Cause.retired.is_(False))).all()
    below: dict[int | None, list[Cause]] = defaultdict(list)
    for cause in found:
        below[cause.parent_id].append(cause)
    return [(top, below[top.id]) for top in below[None]]


def _remedied():
    """Accepted remedies by complaint: one row each, so that a complaint with two is counted once."""
    cost = func.sum(Remedy.cost_minor).label("cost")
    rows = select(Remedy.complaint_id, cost).where(Remedy.state == "accepted")
    return rows.group_by(Remedy.complaint_id).subquery()


def recurring() -> list[Recurring]:
    """Return every cause that complaints were closed with, over all editions, the most frequent first."""
    remedied = _remedied()
    rows = db.session.execute(
        select(
            Resolution.cause_id,
            Edition.name,
            func.count(),
            func.sum(func.coalesce(remedied.c.cost, 0) * Edition.exchange_rate),
        )
        .join(Complaint, Complaint.id == Resolution.complaint_id)
        .join(Edition, Edition.id == Complaint.edition_id)
        .outerjoin(remedied, remedied.c.complaint_id == Complaint.id)
        .where(Resolution.cause_id.is_not(None), Complaint.closed_at.is_not(None))
        .group_by(Resolution.cause_id, Edition.id, Edition.name, Edition.starts_on)
        .order_by(Edition.starts_on)
    ).all()
    by_id = {cause.id: Recurring(cause) for cause in db.session.scalars(select(Cause))}
    for cause_id, edition, count, cost in rows:
        one = by_id[cause_id or 0]
        one.editions[edition], one.complaints = count, one.complaints + count
        one.cost_minor += round(cost or 0)
    found = [one for one in by_id.values() if one.complaints]
    return sorted(found, key=lambda one: (-one.complaints, -one.cost_minor, one.cause.id))


def complaints_of(cause_id: int) -> int:
    """Return how many complaints were closed with a cause."""
    own = select(func.count(Resolution.id)).where(Resolution.cause_id == cause_id)
    return db.session.scalar(own) or 0


def corrections() -> Sequence[CorrectiveAction]:
    """Return what is done about causes: open ones by their due day, then what is done."""
    order = CorrectiveAction.done_on.is_not(None), CorrectiveAction.due_on, CorrectiveAction.id
    return db.session.scalars(select(CorrectiveAction).order_by(*order).limit(200)).all()


def finish(action: CorrectiveAction, proof: str, day: date) -> None:
    """Note that it is done, and what proves it; CauseError without proof or when it is done already."""
    if not proof:
        raise CauseError("proof")
    if action.done_on is not None:
        raise CauseError("done")
    action.done_on, action.proof = day, proof


def is_own(cause_id: int | None) -> bool:
    """Return whether a cause is the exhibitor's own."""
    cause = db.session.get(Cause, cause_id) if cause_id else None
    top = db.session.get(Cause, cause.parent_id) if cause and cause.parent_id else cause
    return top is not None and top.code == OWN
