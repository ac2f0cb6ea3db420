"""How each owner's complaints went: what the staff score reads."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, or_, select

from complaints.logs.models import LoggedComplaint
from complaints.models import Complaint, Resolution, State
from foundation import clock
from foundation.database import db


@dataclass(frozen=True)
class OwnerRating:
    """Complaints whose answer was due or given, how many of them in time; recovered is the mean of 1-5."""

    owner_id: int
    in_time: int
    total: int
    recovered: float | None
    recovered_count: int


def by_owner(edition_id: int | None = None, since: datetime | None = None) -> dict[int, OwnerRating]:
    """Return the rating of every owner with a complaint that counts, as one statement.

    An open complaint that is not due yet counts neither for nor against; `since` bounds the receipt. What
    came from the log of another tool is left out: it was handled under no promise of ours.
    """
    in_time = Complaint.answered_at <= Complaint.answer_due_at
    closed = and_(Resolution.complaint_id == Complaint.id, Complaint.state == State.CLOSED)
    logged = exists().where(LoggedComplaint.complaint_id == Complaint.id)
    query = (
        select(
            Complaint.owner_id,
            func.count(Complaint.id).filter(in_time),
            func.count(Complaint.id),
            func.avg(Resolution.recovered),
            func.count(Resolution.recovered),
        )
        .outerjoin(Resolution, closed)
        .where(Complaint.owner_id.is_not(None), ~logged)
        .where(or_(Complaint.answered_at.is_not(None), Complaint.answer_due_at < clock.now()))
        .group_by(Complaint.owner_id)
    )
    if edition_id is not None:
        query = query.where(Complaint.edition_id == edition_id)
    if since is not None:
        query = query.where(Complaint.received_at >= since)
    return {owner: OwnerRating(owner, *rest) for owner, *rest in _plain(db.session.execute(query).all())}


def _plain(rows) -> list[tuple]:
    return [
        (owner, in_time, total, None if mean is None else float(mean), count)
        for owner, in_time, total, mean, count in rows
    ]
