"""Beside the words of the dictionary of skills: who needs one without saying so, and what was changed."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation import clock
from foundation.database import Base, UtcDateTime, one_of, word
from staff.models import Person, Skill


class NeededBy(StrEnum):
    """What exhibitors have in common that need a skill."""

    CLASS = "class"
    COUNTRY = "country"
    LANGUAGE = "language"
    INDUSTRY = "industry"


class SkillNeed(Base):
    """Exhibitors of this class, country, language or industry need the skill, whatever their goals."""

    __tablename__ = "skill_need"
    __table_args__ = (one_of("what", NeededBy), UniqueConstraint("skill_id", "what", "value"))
    id: Mapped[int] = mapped_column(primary_key=True)
    skill_id: Mapped[int] = mapped_column(ForeignKey("skill.id", ondelete="CASCADE"))
    what: Mapped[str] = word()
    value: Mapped[str]
    skill: Mapped[Skill] = relationship()


class SkillChange(Base):
    """A skill renamed, or merged into another, with the steps by which it can be taken back."""

    __tablename__ = "skill_change"
    __table_args__ = (one_of("kind", ("renamed", "merged")),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = word()
    was: Mapped[str]
    now: Mapped[str]
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    person: Mapped[Person | None] = relationship()
