"""Letters to exhibitors at risk, and the templates that they begin with."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Contact, Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned, one_of, word
from staff.models import Person


class LetterKind(StrEnum):
    """What a letter does."""

    PREPAY = "prepay"
    DECLINE = "decline"
    END = "end"


class LetterState(StrEnum):
    """Waits for approval, was sent, or was refused."""

    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"


class RiskTemplate(Versioned, Base):
    """The organiser's own wording of a kind of letter in one language, in place of the standard one."""

    __tablename__ = "risk_template"
    __table_args__ = (one_of("kind", LetterKind), UniqueConstraint("kind", "language"))
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = word()
    language: Mapped[str] = word()
    subject: Mapped[str]
    body: Mapped[str]


class RiskLetter(Versioned, Base):
    """One letter to a contact: written by one of us, decided by another."""

    __tablename__ = "risk_letter"
    __table_args__ = (
        one_of("kind", LetterKind),
        one_of("state", LetterState),
        CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name="decided_once"),
        Index("ix_risk_letter_exhibitor", "exhibitor_id", "id"),
        Index("ix_risk_letter_state", "state", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    kind: Mapped[str] = word()
    state: Mapped[str] = word(default=LetterState.WAITING)
    subject: Mapped[str]
    body: Mapped[str]
    written_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    decided_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    note: Mapped[str | None]
    exhibitor: Mapped[Exhibitor] = relationship()
    contact: Mapped[Contact | None] = relationship()
    written_by: Mapped[Person | None] = relationship(foreign_keys=written_by_id)
    decided_by: Mapped[Person | None] = relationship(foreign_keys=decided_by_id)
