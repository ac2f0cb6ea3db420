"""Goals and their ladders."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column, relationship

from events.models import Edition
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned, one_of, word
from goals.codes import LadderPhrase
from goals.ladder import Ladder
from staff.models import Skill


class Dimension(StrEnum):
    """What a goal is about (Hansen 1999)."""

    SALES = "sales"
    INFORMATION = "information"
    RELATIONSHIP = "relationship"
    IMAGE = "image"
    MOTIVATION = "motivation"


goal_skill = Table(
    "goal_skill",
    Base.metadata,
    Column("goal_id", ForeignKey("goal.id", ondelete="CASCADE"), primary_key=True),
    Column("skill_id", ForeignKey("skill.id", ondelete="CASCADE"), primary_key=True, index=True),
)


def _phrase() -> MappedColumn[int | None]:
    return mapped_column(ForeignKey(LadderPhrase.id), index=True)


class Goal(Versioned, Base):
    """What an exhibitor comes for at one edition.

    The ladder: `attribute` (what it wants of us), `consequence` (what that gives it), `end_goal` (why that
    matters). `weight` is in points of 100 over the exhibitor's goals. `reached` is the survey's answer, 1-7
    against expectation (4 = as expected), None while nobody has said. What a rung means is looked up by its
    phrase, which goals/coding.py sets.
    """

    __tablename__ = "goal"
    __table_args__ = (
        one_of("dimension", Dimension),
        CheckConstraint("weight BETWEEN 0 AND 100", name="weight_range"),
        CheckConstraint("reached BETWEEN 1 AND 7", name="reached_range"),
        Index("ix_goal_edition_exhibitor", "edition_id", "exhibitor_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    dimension: Mapped[str] = word()
    title: Mapped[str]
    attribute: Mapped[str | None]
    consequence: Mapped[str | None]
    end_goal: Mapped[str | None]
    attribute_phrase_id: Mapped[int | None] = _phrase()
    consequence_phrase_id: Mapped[int | None] = _phrase()
    end_goal_phrase_id: Mapped[int | None] = _phrase()
    weight: Mapped[int] = mapped_column(default=0)
    target_number: Mapped[float | None]
    target_unit: Mapped[str | None]
    measure: Mapped[str | None]
    reached: Mapped[int | None]
    reached_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    exhibitor: Mapped[Exhibitor] = relationship()
    edition: Mapped[Edition] = relationship()
    skills: Mapped[list[Skill]] = relationship(secondary=goal_skill, order_by=Skill.name)

    @property
    def ladder(self) -> Ladder:
        """What was said on its rungs."""
        return Ladder(self.attribute, self.consequence, self.end_goal)
