"""Conduct: a complaint that was unfounded or abusive, with evidence, reviewed by a second person.

Only what was upheld counts: as points of the participation, which the class reads. How many complaints an
exhibitor makes never counts.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from complaints import actions, causes
from complaints.kinds import State, StepKind
from complaints.models import Complaint
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import Base, UtcDateTime, db, one_of, word
from staff.models import Person


class ConductKind(StrEnum):
    """What was wrong with it."""

    UNFOUNDED = "unfounded"
    ABUSIVE = "abusive"


POINTS = {ConductKind.UNFOUNDED: 2, ConductKind.ABUSIVE: 4}


class ConductError(ValueError):
    """Conduct that cannot be recorded or reviewed so; `reason` is the word for why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class ConductRecord(Base):
    """One record: what happened and how we know, who says so, and what the review said."""

    __tablename__ = "conduct_record"
    __table_args__ = (
        one_of("kind", ConductKind),
        one_of("state", ("proposed", "upheld", "dismissed")),
        CheckConstraint("(state = 'proposed') = (reviewed_at IS NULL)", name="reviewed_dated"),
        CheckConstraint("points BETWEEN 1 AND 10", name="points_range"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"), index=True)
    participation_id: Mapped[int | None] = mapped_column(
        ForeignKey("participation.id", ondelete="SET NULL"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    kind: Mapped[str] = word()
    state: Mapped[str] = word(default="proposed")
    evidence: Mapped[str]
    points: Mapped[int]
    review: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    reviewed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    complaint: Mapped[Complaint] = relationship()
    person: Mapped[Person | None] = relationship(foreign_keys=person_id)
    reviewer: Mapped[Person | None] = relationship(foreign_keys=reviewer_id)


def record(complaint: Complaint, by: Person, kind: str, evidence: str) -> ConductRecord:
    """Propose a record; it counts for nothing until somebody else upholds it.

    Unfounded is only what is closed with a cause of the exhibitor's own; abusive may be any. One of a kind.
    """
    cause_id = complaint.resolution.cause_id if complaint.resolution else None
    if kind == ConductKind.UNFOUNDED and not (complaint.state == State.CLOSED and causes.is_own(cause_id)):
        raise ConductError("founded")
    if any(one.kind == kind for one in of(complaint.id)):
        raise ConductError("twice")
    made = ConductRecord(
        complaint=complaint,
        person=by,
        kind=ConductKind(kind),
        evidence=evidence,
        points=POINTS[ConductKind(kind)],
    )
    db.session.add(made)
    actions.write_note(complaint, by, StepKind.CONDUCT, evidence)
    db.session.flush()
    return made


def review(made: ConductRecord, by: Person, upheld: bool, words: str | None) -> None:
    """Uphold or dismiss a record, once; nobody reviews their own. Upheld, its points count."""
    if made.person_id == by.id:
        raise ConductError("own")
    state = "upheld" if upheld else "dismissed"
    waiting = update(ConductRecord).where(ConductRecord.id == made.id, ConductRecord.state == "proposed")
    told = waiting.values(state=state, reviewer_id=by.id, reviewed_at=clock.now(), review=words)
    if not db.session.connection().execute(told).rowcount:
        raise ConductError("reviewed")
    db.session.refresh(made)
    if upheld:
        _count(made)
    actions.write_note(made.complaint, by, StepKind.CONDUCT, words or state)


def _count(made: ConductRecord) -> None:
    """Add the points to the participation in the edition, or to the latest one."""
    complaint = made.complaint
    here = Participation.edition_id == complaint.edition_id
    own = select(Participation.id).where(Participation.exhibitor_id == complaint.exhibitor_id)
    made.participation_id = db.session.scalar(own.order_by(here.desc(), Participation.id.desc()).limit(1))
    if made.participation_id is None:
        raise ConductError("nowhere")
    points = Participation.conduct_points + made.points
    counted = update(Participation).where(Participation.id == made.participation_id)
    db.session.execute(counted.values(conduct_points=points, version=Participation.version + 1))


def of(complaint_id: int) -> list[ConductRecord]:
    """Return what was recorded of a complaint, the oldest first."""
    those = select(ConductRecord).where(ConductRecord.complaint_id == complaint_id)
    return list(db.session.scalars(those.order_by(ConductRecord.id)))
