"""Doors into a survey, and who came in without an invitation of their own."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, one_of, word
from foundation.surviving import live_one
from surveys.doors.codes import long_code
from surveys.models import Invitation, Survey


class DoorKind(StrEnum):
    """A stand's card leads to its invitation; the link and the kiosk let anybody in."""

    CARD = "card"
    LINK = "link"
    KIOSK = "kiosk"


class Door(Base):
    """One code that leads into one survey until it is revoked."""

    __tablename__ = "survey_door"
    __table_args__ = (
        one_of("kind", DoorKind),
        CheckConstraint("(kind = 'card') = (invitation_id IS NOT NULL)", name="card_has_invitation"),
        Index("ix_survey_door_survey_kind", "survey_id", "kind", "id"),
        {
            "info": {
                "folds": True,
                "combine": live_one("revoked_at", "invitation_id"),
                "former": ("former_door", "door_id", "code", "code"),
            }
        },
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"))
    kind: Mapped[str] = word()
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str | None]
    invitation_id: Mapped[int | None] = mapped_column(
        ForeignKey("invitation.id", ondelete="CASCADE"), unique=True
    )
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    survey: Mapped[Survey] = relationship()
    invitation: Mapped[Invitation | None] = relationship()


class FormerDoor(Base):
    """The code of a card that was dropped as two invitations became one; it goes on leading there."""

    __tablename__ = "former_door"
    id: Mapped[int] = mapped_column(primary_key=True)
    door_id: Mapped[int] = mapped_column(ForeignKey("survey_door.id", ondelete="CASCADE"), index=True)
    code: Mapped[str] = mapped_column(unique=True)


class Visit(Base):
    """One answering through a link or a kiosk. `said` is the stand or company as it was typed.

    `exhibitor_id`: whom that fits, which nobody has checked. The response names an exhibitor only once
    somebody of ours has said that it is theirs: whatever reads an exhibitor's answers sees no others.
    """

    __tablename__ = "door_visit"
    id: Mapped[int] = mapped_column(primary_key=True)
    door_id: Mapped[int] = mapped_column(ForeignKey("survey_door.id", ondelete="CASCADE"), index=True)
    response_id: Mapped[int | None] = mapped_column(
        ForeignKey("response.id", ondelete="CASCADE"), unique=True
    )
    exhibitor_id: Mapped[int | None] = mapped_column(
        ForeignKey("exhibitor.id", ondelete="SET NULL"), index=True
    )
    token: Mapped[str] = mapped_column(unique=True, default=long_code)
    language: Mapped[str] = word(default="en")
    said: Mapped[str | None]
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    door: Mapped[Door] = relationship()
    exhibitor: Mapped[Exhibitor | None] = relationship()
