"""Complaints in the ISO 10002 flow, their steps, remedies and resolution."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from complaints.kinds import Complexity, Impact, RemedyKind, Severity, Source, State, StepKind
from complaints.statuses.models import ComplaintStatus
from events.models import Edition
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Stand
from foundation import clock
from foundation.database import Base, MinorUnits, UtcDateTime, Versioned, one_of, word
from plans.models import PlanItem
from staff.models import Person
from surveys.response import Response

OPEN = "state <> 'closed'"


def _index_of(name: str, where: str, *columns: str) -> Index:
    """An index of some complaints only: a page of them is read in its order, however many there are."""
    only = text(where)
    return Index(f"ix_complaint_{name}_due", *columns, sqlite_where=only, postgresql_where=only)


class Complaint(Versioned, Base):
    """One complaint. The response is unique: a very low answer opens one complaint, not two.

    The due times, `answered_at`, `escalated` and `acknowledge_escalated` (the last rungs raised) and
    `overdue_raised_at` are of this round: contesting the answer and reopening start a new one. The clock
    stands since `paused_at`.
    """

    __tablename__ = "complaint"
    __table_args__ = (
        one_of("severity", Severity),
        one_of("state", State),
        one_of("source", Source),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_dated"),
        Index("ix_complaint_state_due", "state", "answer_due_at", "id"),
        _index_of("acknowledge", "state = 'received'", "acknowledge_due_at"),
        _index_of("open", OPEN, "answer_due_at", "id"),
        _index_of("open_edition", OPEN, "edition_id", "answer_due_at", "id", "state", "paused_at"),
        _index_of("open_owner", OPEN, "owner_id", "answer_due_at", "id"),
        _index_of("closed_edition", "state = 'closed'", "edition_id", "answer_due_at", "id"),
        _index_of("status", "status_id IS NOT NULL", "status_id", "answer_due_at", "id"),
        Index("ix_complaint_edition_received", "edition_id", "received_at", "id"),
        Index("ix_complaint_exhibitor", "exhibitor_id", "received_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    response_id: Mapped[int | None] = mapped_column(
        ForeignKey("response.id", ondelete="SET NULL"), unique=True
    )
    plan_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("plan_item.id", ondelete="SET NULL"), index=True
    )
    stand_id: Mapped[int | None] = mapped_column(ForeignKey("stand.id", ondelete="SET NULL"), index=True)
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("complaint.id", ondelete="SET NULL"), index=True
    )
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    status_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_status.id", ondelete="SET NULL"))
    supplier: Mapped[str | None]
    source: Mapped[str] = word(default=Source.STAFF)
    title: Mapped[str]
    description: Mapped[str | None]
    remedy_sought: Mapped[str | None]
    severity: Mapped[str] = word(default=Severity.MEDIUM)
    state: Mapped[str] = word(default=State.RECEIVED)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    acknowledge_due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer_due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    acknowledged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    overdue_raised_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    escalated: Mapped[int] = mapped_column(default=0)
    acknowledge_escalated: Mapped[int] = mapped_column(default=0, server_default="0")
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reopened: Mapped[int] = mapped_column(default=0)
    exhibitor: Mapped[Exhibitor] = relationship()
    edition: Mapped[Edition] = relationship()
    contact: Mapped[Contact | None] = relationship()
    owner: Mapped[Person | None] = relationship()
    plan_item: Mapped[PlanItem | None] = relationship()
    response: Mapped[Response | None] = relationship()
    stand: Mapped[Stand | None] = relationship()
    status: Mapped[ComplaintStatus | None] = relationship()
    merged_into: Mapped["Complaint | None"] = relationship(remote_side="Complaint.id")
    assessment: Mapped["ComplaintAssessment | None"] = relationship(
        back_populates="complaint", cascade="all, delete-orphan"
    )
    steps: Mapped[list["ComplaintStep"]] = relationship(
        back_populates="complaint",
        cascade="all, delete-orphan",
        order_by="ComplaintStep.at, ComplaintStep.id",
    )
    remedies: Mapped[list["Remedy"]] = relationship(
        back_populates="complaint", cascade="all, delete-orphan", order_by="Remedy.id"
    )
    resolution: Mapped["Resolution | None"] = relationship(
        back_populates="complaint", cascade="all, delete-orphan"
    )


class ComplaintAssessment(Base):
    """What was found when it was weighed. `safety`: somebody could be hurt, so something is done at once."""

    __tablename__ = "complaint_assessment"
    __table_args__ = (
        one_of("complexity", Complexity),
        one_of("impact", Impact),
        CheckConstraint("NOT safety OR immediate_action IS NOT NULL", name="safety_first"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    complexity: Mapped[str] = word(default=Complexity.SIMPLE)
    impact: Mapped[str] = word(default=Impact.ONE)
    safety: Mapped[bool] = mapped_column(default=False)
    immediate_action: Mapped[str | None]
    complaint: Mapped[Complaint] = relationship(back_populates="assessment")
    person: Mapped[Person | None] = relationship()


class ComplaintStep(Base):
    """One line of a complaint's history: a change of state, or something noted (both states the same).

    `note` is what was written; of an assignment the owner's name, of a remedy its kind, of what is overdue
    the rung, after "acknowledge" where no answer was due but a word that we have it.
    """

    __tablename__ = "complaint_step"
    __table_args__ = (one_of("kind", StepKind),)
    id: Mapped[int] = mapped_column(primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    kind: Mapped[str] = word(default=StepKind.STATE)
    from_state: Mapped[str | None] = word()
    to_state: Mapped[str] = word()
    note: Mapped[str | None]
    complaint: Mapped[Complaint] = relationship(back_populates="steps")
    person: Mapped[Person | None] = relationship()


class Remedy(Base):
    """What was offered, at what cost (minor units of the edition's currency), and whether it was taken."""

    __tablename__ = "remedy"
    __table_args__ = (
        one_of("kind", RemedyKind),
        one_of("state", ("offered", "accepted", "rejected", "asked", "refused")),
        CheckConstraint("cost_minor >= 0", name="cost_possible"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = word()
    description: Mapped[str | None]
    cost_minor: Mapped[int] = mapped_column(MinorUnits, default=0)
    state: Mapped[str] = word(default="offered")
    offered_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    complaint: Mapped[Complaint] = relationship(back_populates="remedies")


class Resolution(Base):
    """How a complaint ended. `recovered` is the exhibitor's own word: satisfied with the fix, 1-5."""

    __tablename__ = "resolution"
    __table_args__ = (CheckConstraint("recovered BETWEEN 1 AND 5", name="recovered_range"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    decision: Mapped[str]
    cause_id: Mapped[int | None] = mapped_column(ForeignKey("cause.id"), index=True)
    cause: Mapped[str | None]
    learning: Mapped[str | None]
    recovered: Mapped[int | None]
    resolved_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    complaint: Mapped[Complaint] = relationship(back_populates="resolution")
