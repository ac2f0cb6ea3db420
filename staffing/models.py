"""Proposals of who is to own which exhibitor of an edition."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events.models import Edition
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, one_of, word
from staff.models import Person


class ProposalState(StrEnum):
    """Where a proposal stands."""

    DRAFT = "draft"
    APPLIED = "applied"
    UNDONE = "undone"


class Proposal(Base):
    """One proposal. `quality` is the value reached of the best there can be, 0-1; `batches` are the changes
    of owners that applying it made, by which it is undone."""

    __tablename__ = "assignment_proposal"
    __table_args__ = (
        one_of("state", ProposalState),
        Index("ix_assignment_proposal_edition", "edition_id", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"))
    state: Mapped[str] = word(default=ProposalState.DRAFT)
    quality: Mapped[float]
    batches: Mapped[list[int]] = mapped_column(JSON, default=list)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    edition: Mapped[Edition] = relationship()
    made_by: Mapped[Person | None] = relationship()


class ProposalLine(Base):
    """One exhibitor of a proposal: who owns it, who is to, how well that fits (0-1) and why.

    `to_id` empty: nobody has hours left for it. `adjusted`: a manager chose, not the solver.
    """

    __tablename__ = "assignment_line"
    __table_args__ = (
        UniqueConstraint("proposal_id", "exhibitor_id"),
        {"info": {"derived": True}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("assignment_proposal.id", ondelete="CASCADE"))
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    from_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    to_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    hours: Mapped[float]
    fit: Mapped[float | None]
    why: Mapped[dict[str, Any]] = mapped_column(JSON)
    adjusted: Mapped[bool] = mapped_column(default=False)
    exhibitor: Mapped[Exhibitor] = relationship()
