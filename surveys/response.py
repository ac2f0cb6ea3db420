"""Responses and their answers."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Contact, Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, word
from goals.models import Goal
from staff.models import Person
from surveys import spare_drafts
from surveys.models import Invitation, Survey
from surveys.questionnaire import Question


class Response(Base):
    """One filled survey. Headline figures stand in columns, so that reading many responses reads one table.

    overall, would_return 1-5; recommend 0-10; effort 1-7; goal_attainment 0-1; trust, satisfaction,
    commitment, friendship, calculative 1-7; relationship_quality 0-100. None: not answered. Without an
    exhibitor: answers of another tool that do not say whose they are, and answers to surveys that are not
    named. `straight`: one answer was given to everything; None: too few to judge. `class_then` is the
    exhibitor's class when confidential answers were opened.
    """

    __tablename__ = "response"
    __table_args__ = (
        CheckConstraint("overall BETWEEN 1 AND 5", name="overall_range"),
        CheckConstraint("would_return BETWEEN 1 AND 5", name="would_return_range"),
        CheckConstraint("recommend BETWEEN 0 AND 10", name="recommend_range"),
        CheckConstraint("effort BETWEEN 1 AND 7", name="effort_range"),
        CheckConstraint("goal_attainment BETWEEN 0 AND 1", name="goal_attainment_range"),
        Index("ix_response_survey_submitted", "survey_id", "submitted_at"),
        Index("ix_response_exhibitor_submitted", "exhibitor_id", "submitted_at"),
        {"info": {"settle": {"invitation_id": spare_drafts.drop}}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"))
    invitation_id: Mapped[int | None] = mapped_column(
        ForeignKey("invitation.id", ondelete="CASCADE"), unique=True
    )
    exhibitor_id: Mapped[int | None] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    page: Mapped[int] = mapped_column(default=1)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    overall: Mapped[int | None]
    would_return: Mapped[int | None]
    recommend: Mapped[int | None]
    effort: Mapped[int | None]
    goal_attainment: Mapped[float | None]
    trust: Mapped[float | None]
    satisfaction: Mapped[float | None]
    commitment: Mapped[float | None]
    friendship: Mapped[float | None]
    calculative: Mapped[float | None]
    relationship_quality: Mapped[float | None]
    comment: Mapped[str | None]
    straight: Mapped[bool | None]
    class_then: Mapped[str | None] = word()
    survey: Mapped[Survey] = relationship()
    invitation: Mapped[Invitation | None] = relationship()
    exhibitor: Mapped[Exhibitor | None] = relationship()
    contact: Mapped[Contact | None] = relationship()


class Answer(Base):
    """One answer: a number, a text, or chosen options; about a goal or a person where the question is.

    `about` is 0, the goal's or the person's id: it makes the answer to one question about one thing unique.
    """

    __tablename__ = "answer"
    __table_args__ = (
        UniqueConstraint("response_id", "question_id", "about"),
        CheckConstraint("number IS NULL OR NOT did_not_use", name="number_only_if_used"),
        Index("ix_answer_question_number", "question_id", "number"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    about: Mapped[int] = mapped_column(default=0)
    goal_id: Mapped[int | None] = mapped_column(ForeignKey("goal.id", ondelete="SET NULL"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    number: Mapped[float | None]
    importance: Mapped[int | None]
    text: Mapped[str | None]
    chosen: Mapped[list[Any] | None] = mapped_column(JSON)
    did_not_use: Mapped[bool] = mapped_column(default=False)
    response: Mapped[Response] = relationship()
    question: Mapped[Question] = relationship()
    goal: Mapped[Goal | None] = relationship()
    person: Mapped[Person | None] = relationship()
