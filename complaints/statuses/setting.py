"""Making, naming, ordering and retiring statuses. The caller commits."""

from collections.abc import Sequence

from sqlalchemy import func, select, update

from complaints.models import Complaint
from complaints.statuses import meaning
from complaints.statuses.models import ComplaintStatus
from foundation.database import db


class NameTakenError(ValueError):
    """Another status in use has this name."""


def statuses(retired: bool = False) -> Sequence[ComplaintStatus]:
    """Return the statuses in their order, only those in use unless asked otherwise."""
    ordered = select(ComplaintStatus).order_by(
        ComplaintStatus.retired, ComplaintStatus.position, ComplaintStatus.id
    )
    return db.session.scalars(ordered if retired else ordered.where(ComplaintStatus.retired.is_(False))).all()


def counts() -> dict[int, int]:
    """Return how many complaints have each status; statuses that none has are left out."""
    rows = db.session.execute(
        select(ComplaintStatus.id, func.count())
        .join(Complaint, Complaint.status_id == ComplaintStatus.id)
        .group_by(ComplaintStatus.id)
    )
    return {row[0]: row[1] for row in rows}


def add(name: str, step: str, clock: str) -> ComplaintStatus:
    """Add a status at the end. Raises MeaningError, and NameTakenError."""
    meaning.check(step, clock)
    _free(name, None)
    last = db.session.scalar(select(func.max(ComplaintStatus.position))) or 0
    made = ComplaintStatus(name=name, step=step, clock=clock, position=last + 1)
    db.session.add(made)
    db.session.flush()
    return made


def rename(status: ComplaintStatus, name: str) -> None:
    """Give a status another name; NameTakenError where it is another one's."""
    _free(name, status)
    status.name = name


def retire(status: ComplaintStatus) -> None:
    """Take a status out of use, or back into it; NameTakenError where its name is another one's by now."""
    if status.retired:
        _free(status.name, status)
    status.retired = not status.retired


def move_up(status: ComplaintStatus) -> None:
    """Change places with the status before it; nothing happens to the first."""
    order = [one.id for one in statuses()]
    place = order.index(status.id) if status.id in order else 0
    if place == 0:
        return
    order[place - 1], order[place] = order[place], order[place - 1]
    for position, number in enumerate(order, 1):
        moved = update(ComplaintStatus).where(ComplaintStatus.id == number)
        db.session.execute(moved.values(position=position))


def _free(name: str, status: ComplaintStatus | None) -> None:
    others = {one.name.casefold() for one in statuses() if status is None or one.id != status.id}
    if name.casefold() in others:
        raise NameTakenError(name)
