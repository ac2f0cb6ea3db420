"""What was said and done with an exhibitor: the timeline's own entries."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Contact, Exhibitor
from exhibitors.provenance import Imported
from foundation import clock
from foundation.database import Base, UtcDateTime, one_of, word
from staff.models import Person


class InteractionKind(StrEnum):
    """How we were in touch."""

    CALL = "call"
    MAIL = "mail"
    MEETING = "meeting"
    VISIT = "visit"
    NOTE = "note"


class Interaction(Imported, Base):
    """One call, mail, meeting, visit or note."""

    __tablename__ = "interaction"
    __table_args__ = (
        one_of("kind", InteractionKind),
        Index("ix_interaction_exhibitor_time", "exhibitor_id", "happened_at", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    edition_id: Mapped[int | None] = mapped_column(ForeignKey("edition.id", ondelete="SET NULL"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    kind: Mapped[str] = word(default=InteractionKind.NOTE)
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    summary: Mapped[str]
    body: Mapped[str | None]
    exhibitor: Mapped[Exhibitor] = relationship()
    contact: Mapped[Contact | None] = relationship()
    person: Mapped[Person | None] = relationship()
