"""What a judged person says to a figure, and what the manager answered: kept with the reports."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from events.models import Edition
from foundation import clock
from foundation.database import Base, UtcDateTime, db, one_of, word
from scoring.findings import Said
from staff.models import Person


class RemarkKind(StrEnum):
    """A comment stands beside the figure; an appeal asks for a decision."""

    COMMENT = "comment"
    APPEAL = "appeal"


class Decision(StrEnum):
    """What came of it."""

    NOTED = "noted"
    KEPT = "kept"
    CORRECTED = "corrected"


class ScoreRemark(Base):
    """A comment or an appeal on one figure ("score", a part, ...) of an edition, by whom it is about."""

    __tablename__ = "score_remark"
    __table_args__ = (
        one_of("kind", RemarkKind),
        one_of("decision", Decision),
        CheckConstraint("(answered_at IS NULL) = (decision IS NULL)", name="answer_decided"),
        Index("ix_score_remark_person", "person_id", "edition_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    figure: Mapped[str] = word()
    kind: Mapped[str] = word(default=RemarkKind.COMMENT)
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    decision: Mapped[str | None] = word()
    answer: Mapped[str | None]
    answered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    person: Mapped[Person] = relationship(foreign_keys=person_id)
    edition: Mapped[Edition] = relationship()
    answered_by: Mapped[Person | None] = relationship(foreign_keys=answered_by_id)

    @property
    def said(self) -> Said:
        """What was said and answered, as plain values."""
        return Said(
            number=self.id,
            figure=self.figure,
            kind=self.kind,
            text=self.text,
            written_at=self.written_at.isoformat(),
            decision=self.decision,
            answer=self.answer,
            answered_by=self.answered_by.name if self.answered_by else None,
            answered_at=self.answered_at.isoformat() if self.answered_at else None,
        )

    def settle(self, by: Person, decision: str, answer: str) -> None:
        """Answer it, once. Raises `ValueError` where it was answered before or would be by oneself."""
        if self.answered_at is not None:
            raise ValueError("answered before")
        if by.id == self.person_id:
            raise ValueError("nobody answers an appeal of one's own")
        self.decision, self.answer = decision, answer
        self.answered_by_id, self.answered_at = by.id, clock.now()


def said_by(people: Sequence[int], edition_id: int) -> dict[int, tuple[Said, ...]]:
    """Return what each of these people said to its figures of an edition, oldest first."""
    query = select(ScoreRemark).options(joinedload(ScoreRemark.answered_by))
    query = query.where(ScoreRemark.person_id.in_(people), ScoreRemark.edition_id == edition_id)
    found: dict[int, tuple[Said, ...]] = {}
    for remark in db.session.scalars(query.order_by(ScoreRemark.id)):
        found[remark.person_id] = (*found.get(remark.person_id, ()), remark.said)
    return found


def unanswered() -> Sequence[ScoreRemark]:
    """Return the appeals that wait for an answer, oldest first."""
    query = select(ScoreRemark).options(joinedload(ScoreRemark.person), joinedload(ScoreRemark.edition))
    waiting = query.where(ScoreRemark.kind == RemarkKind.APPEAL, ScoreRemark.answered_at.is_(None))
    return db.session.scalars(waiting.order_by(ScoreRemark.id).limit(50)).all()
