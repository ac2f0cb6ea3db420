"""The organiser's people and what they can do."""

from datetime import date, datetime
from enum import StrEnum
from secrets import token_hex

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned, one_of, word


class Role(StrEnum):
    """What a person may do; the table is in staff/roles.py."""

    ADMIN = "admin"
    MANAGER = "manager"
    ORGANISER = "organiser"
    STAFF = "staff"


class SkillKind(StrEnum):
    """What a skill is about."""

    INDUSTRY = "industry"
    LANGUAGE = "language"
    TECHNICAL = "technical"
    PROCEDURE = "procedure"


class Person(Versioned, UserMixin, Base):
    """Somebody who works for the organiser and signs in. `session_key` changes end all sessions."""

    __tablename__ = "person"
    __table_args__ = (
        one_of("role", Role),
        CheckConstraint("weekly_hours >= 0 AND weekly_hours <= 80", name="weekly_hours_possible"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str] = word(default=Role.STAFF)
    team: Mapped[str | None]
    job_title: Mapped[str | None]
    language: Mapped[str] = word(default="en")
    weekly_hours: Mapped[float] = mapped_column(default=38)
    active: Mapped[bool] = mapped_column(default=True)
    password_hash: Mapped[str | None] = mapped_column(deferred=True)
    session_key: Mapped[str] = mapped_column(default=lambda: token_hex(8))
    failed_sign_ins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    skills: Mapped[list["PersonSkill"]] = relationship(back_populates="person", cascade="all, delete-orphan")

    def get_id(self) -> str:
        """Return what the session keeps; a new `session_key` makes it worthless."""
        return f"{self.id}:{self.session_key}"

    @property
    def is_active(self) -> bool:
        """Return whether the person may sign in."""
        return self.active

    @property
    def initials(self) -> str:
        """Return one or two letters for the avatar."""
        words = self.name.split()
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else "?"


class Skill(Base):
    """Something a person can be good at and an exhibitor's goal can need."""

    __tablename__ = "skill"
    __table_args__ = (one_of("kind", SkillKind),)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = word(default=SkillKind.TECHNICAL)


class PersonSkill(Base):
    """How well a person masters a skill (1 basic to 4 expert), on what evidence, until when."""

    __tablename__ = "person_skill"
    __table_args__ = (
        UniqueConstraint("person_id", "skill_id"),
        CheckConstraint("level BETWEEN 1 AND 4", name="level_range"),
        CheckConstraint("expires_on >= acquired_on", name="expires_after_acquired"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    skill_id: Mapped[int] = mapped_column(ForeignKey("skill.id", ondelete="CASCADE"), index=True)
    level: Mapped[int]
    evidence: Mapped[str | None]
    acquired_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    person: Mapped[Person] = relationship(back_populates="skills")
    skill: Mapped[Skill] = relationship()


class Training(Base):
    """A course or briefing that builds a skill."""

    __tablename__ = "training"
    __table_args__ = (CheckConstraint("hours > 0", name="hours_positive"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    skill_id: Mapped[int | None] = mapped_column(ForeignKey("skill.id", ondelete="SET NULL"), index=True)
    held_on: Mapped[date] = mapped_column(index=True)
    hours: Mapped[float]
    skill: Mapped[Skill | None] = relationship()
    attendances: Mapped[list["TrainingAttendance"]] = relationship(
        back_populates="training", cascade="all, delete-orphan"
    )


class TrainingAttendance(Base):
    """Who was to attend a training, and how it ended."""

    __tablename__ = "training_attendance"
    __table_args__ = (
        UniqueConstraint("training_id", "person_id"),
        one_of("result", ("booked", "passed", "failed", "absent")),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    result: Mapped[str] = word(default="booked")
    training: Mapped[Training] = relationship(back_populates="attendances")
    person: Mapped[Person] = relationship()


class KnowledgeNote(Versioned, Base):
    """What one of us found out and the others should know."""

    __tablename__ = "knowledge_note"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    body: Mapped[str]
    skill_id: Mapped[int | None] = mapped_column(ForeignKey("skill.id", ondelete="SET NULL"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now, onupdate=clock.now)
    skill: Mapped[Skill | None] = relationship()
    author: Mapped[Person | None] = relationship()
