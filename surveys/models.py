"""A survey and its invitations."""

from datetime import datetime
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events.models import Edition
from exhibitors.models import Contact, Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned, one_of, word
from surveys.kinds import SurveyKind
from surveys.mode import Mode
from surveys.questionnaire import Questionnaire


class Survey(Versioned, Base):
    """A questionnaire sent for one edition to one audience. Subject and body are mail texts by language.

    `reminder` and `thanks` hold the same two under their names; empty: the invitation again, and no thanks.


    `unsealed_at`: when the answers of one that is not named were opened for reading, after it closed.
    """

    __tablename__ = "survey"
    __table_args__ = (
        one_of("kind", SurveyKind),
        one_of("mode", Mode),
        CheckConstraint("closes_at > opens_at", name="closes_after_opening"),
        CheckConstraint("remind_after_days BETWEEN 1 AND 60", name="reminder_range"),
        CheckConstraint("reminders BETWEEN 0 AND 5", name="reminders_range"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id"), index=True)
    kind: Mapped[str] = word(default=SurveyKind.POST_SHOW)
    mode: Mapped[str] = word(default=Mode.NAMED)
    title: Mapped[str]
    opens_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime] = mapped_column(UtcDateTime)
    remind_after_days: Mapped[int] = mapped_column(default=7)
    reminders: Mapped[int] = mapped_column(default=1, server_default="1")
    subject: Mapped[dict[str, str]] = mapped_column(JSON)
    body: Mapped[dict[str, str]] = mapped_column(JSON)
    reminder: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON, default=dict, server_default="{}")
    thanks: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON, default=dict, server_default="{}")
    audience: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    unsealed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    edition: Mapped[Edition] = relationship()
    questionnaire: Mapped[Questionnaire] = relationship()

    @property
    def named(self) -> bool:
        """Whether single answers may be read."""
        return self.mode == Mode.NAMED

    @property
    def sealed(self) -> bool:
        """Whether no answer may be read yet, not in figures either."""
        return not self.named and self.unsealed_at is None


class Invitation(Base):
    """One contact, one token. Sent, answered, thanked: each at most once; `reminders` counts them."""

    __tablename__ = "invitation"
    __table_args__ = (
        UniqueConstraint("survey_id", "contact_id"),
        Index("ix_invitation_survey_exhibitor", "survey_id", "exhibitor_id"),
        Index("ix_invitation_survey_waiting", "survey_id", "answered_at", "reminded_at"),
        {"info": {"former": ("former_link", "invitation_id", "token", "token")}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"))
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    token: Mapped[str] = mapped_column(unique=True, default=lambda: token_urlsafe(16))
    language: Mapped[str] = word(default="en")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reminders: Mapped[int] = mapped_column(default=0, server_default="0")
    thanked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    survey: Mapped[Survey] = relationship()
    exhibitor: Mapped[Exhibitor] = relationship()
    contact: Mapped[Contact] = relationship()
