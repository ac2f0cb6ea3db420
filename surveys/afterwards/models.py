"""A wish to be called, and what was changed because of a survey's answers."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned
from foundation.surviving import live_one
from staff.models import Person
from surveys.models import Invitation, Survey


class CallWish(Base):
    """Somebody who answered asks to be called: said on the thank-you page, by name, of their own accord.

    It hangs on the invitation and not on the response, so that it names nobody's answers.
    """

    __tablename__ = "call_wish"
    __table_args__: tuple[Any, ...] = ({"info": {"combine": live_one("called_at", "invitation_id")}},)
    id: Mapped[int] = mapped_column(primary_key=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), unique=True)
    phone: Mapped[str | None]
    suits: Mapped[str | None]
    wished_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    called_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    called_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    invitation: Mapped[Invitation] = relationship()
    called_by: Mapped[Person | None] = relationship()


class WhatChanged(Versioned, Base):
    """What the organiser changed because of a survey's answers, by language, for those who gave them."""

    __tablename__ = "what_changed"
    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"), unique=True)
    text: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    mailed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    survey: Mapped[Survey] = relationship()
