"""Questionnaires: versioned, never changed once sent."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned, one_of, word
from surveys.kinds import TIERS, Kind, Measure, SurveyKind


class Questionnaire(Versioned, Base):
    """A set of questions; `title` and `intro` are texts by language, `version` counts the changes."""

    __tablename__ = "questionnaire"
    __table_args__ = (UniqueConstraint("code", "number"), one_of("kind", SurveyKind))
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    number: Mapped[int] = mapped_column(default=1)
    kind: Mapped[str] = word(default=SurveyKind.POST_SHOW)
    title: Mapped[dict[str, str]] = mapped_column(JSON)
    intro: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    questions: Mapped[list["Question"]] = relationship(
        back_populates="questionnaire", cascade="all, delete-orphan", order_by="Question.position"
    )


class Question(Base):
    """One question. `code` lines it up with itself in other versions; texts are by language."""

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("questionnaire_id", "code"),
        one_of("kind", Kind),
        one_of("measure", Measure),
        one_of("tier", TIERS),
        CheckConstraint("high > low", name="scale_range"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id", ondelete="CASCADE"))
    position: Mapped[int]
    section: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    page: Mapped[int] = mapped_column(default=1)
    code: Mapped[str]
    kind: Mapped[str] = word()
    measure: Mapped[str] = word()
    tier: Mapped[str | None] = word()
    text: Mapped[dict[str, str]] = mapped_column(JSON)
    low: Mapped[int | None]
    high: Mapped[int | None]
    low_label: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    high_label: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    options: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    required: Mapped[bool] = mapped_column(default=False)
    did_not_use: Mapped[bool] = mapped_column(default=False)
    randomised: Mapped[bool] = mapped_column(default=False)
    condition: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    questionnaire: Mapped[Questionnaire] = relationship(back_populates="questions")
