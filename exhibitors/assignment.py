"""Who of ours serves an exhibitor: in which role, from when to when, and what was left to the next."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, one_of, word
from staff.models import Person


class Duty(StrEnum):
    """What somebody is for an exhibitor."""

    OWNER = "owner"
    DEPUTY = "deputy"
    TECHNICAL = "technical"


PRESENT_OWNER = text("duty = 'owner' AND until IS NULL")


class Assignment(Base):
    """One stint of one person for one exhibitor; still going on while `until` is empty.

    The owner's stints follow `exhibitor.owner_id` (exhibitors/assigned.py) and are never written elsewhere.
    `share` is the part of the service in per cent; the owner has what the others leave of 100. `edition_id`
    is set where a duty is for one edition alone. `handover` is what the person leaves to the next.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        one_of("duty", Duty),
        CheckConstraint("share BETWEEN 1 AND 100", name="share_range"),
        CheckConstraint("until >= since", name="until_after_since"),
        Index(
            "ix_assignment_present_owner",
            "exhibitor_id",
            unique=True,
            sqlite_where=PRESENT_OWNER,
            postgresql_where=PRESENT_OWNER,
        ),
        Index("ix_assignment_exhibitor", "exhibitor_id", "since"),
        Index("ix_assignment_person", "person_id", "until"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    duty: Mapped[str] = word(default=Duty.OWNER)
    share: Mapped[int | None]
    edition_id: Mapped[int | None] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"), index=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    handover: Mapped[str | None]
    handover_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    exhibitor: Mapped[Exhibitor] = relationship()
    person: Mapped[Person] = relationship()
