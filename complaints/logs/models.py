"""A log that another tool kept, and the complaints that came of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from complaints.models import Complaint
from events.models import Edition
from foundation import clock
from foundation.database import Base, UtcDateTime


class ComplaintLog(Base):
    """One file for one edition. Its content is kept until it is brought in, not longer.

    `brought_at` is empty before it is brought in and after it was taken back. `report` tells how many
    complaints came of it, how many were known, and which were left out and why.
    """

    __tablename__ = "complaint_log"
    __table_args__ = (Index("ix_complaint_log_edition_digest", "edition_id", "digest"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"))
    filename: Mapped[str]
    digest: Mapped[str]
    content: Mapped[bytes | None] = mapped_column(deferred=True)
    mapping: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    report: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    brought_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    edition: Mapped[Edition] = relationship()


class LoggedComplaint(Base):
    """Which log a complaint came of, under which number. `kept`: the other tool's word on its target."""

    __tablename__ = "logged_complaint"
    complaint_id: Mapped[int] = mapped_column(
        ForeignKey("complaint.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    log_id: Mapped[int] = mapped_column(ForeignKey("complaint_log.id", ondelete="CASCADE"), index=True)
    number: Mapped[str] = mapped_column(index=True)
    kept: Mapped[bool | None]
    complaint: Mapped[Complaint] = relationship()
