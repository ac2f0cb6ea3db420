"""What a field of an exhibitor, contact or participation was and became: who, when, why."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation import clock
from foundation.database import Base, UtcDateTime, one_of, word
from staff.models import Person


class Record(StrEnum):
    """Whose fields are followed."""

    EXHIBITOR = "exhibitor"
    CONTACT = "contact"
    PARTICIPATION = "participation"


class Cause(StrEnum):
    """What changed a field."""

    EDIT = "edit"
    BULK = "bulk"
    IMPORT = "import"
    MERGE = "merge"
    RESTORE = "restore"


class ChangeBatch(Base):
    """One value given to one field of many records at once; `changed` counts those that had another."""

    __tablename__ = "change_batch"
    __table_args__ = (one_of("record", Record),)
    id: Mapped[int] = mapped_column(primary_key=True)
    record: Mapped[str] = word()
    field: Mapped[str]
    after: Mapped[str | None]
    changed: Mapped[int] = mapped_column(default=0)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class FieldChange(Base):
    """One field of one record: its value before and after, as text (exhibitors/field_text.py).

    `record_id` is no foreign key: it names a row of any of the three tables. `exhibitor_id` is whose page
    tells of it.
    """

    __tablename__ = "field_change"
    __table_args__ = (
        one_of("record", Record),
        one_of("cause", Cause),
        Index("ix_field_change_exhibitor", "exhibitor_id", "at", "id"),
        Index("ix_field_change_field", "record", "record_id", "field", "id"),
        Index("ix_field_change_batch", "batch_id", "record_id"),
        {"info": {"derived": True}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    record: Mapped[str] = word()
    record_id: Mapped[int]
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    field: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    cause: Mapped[str] = word(default=Cause.EDIT)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("change_batch.id", ondelete="SET NULL"))
    person: Mapped[Person | None] = relationship()
