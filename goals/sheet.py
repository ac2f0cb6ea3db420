"""What an exhibitor says beside its goals before one edition, and the link under which it says it itself."""

from datetime import datetime
from secrets import token_urlsafe

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Contact
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import Base, MinorUnits, UtcDateTime, Versioned, one_of, word
from foundation.languages import LANGUAGES
from foundation.surviving import joined, live_one


def new_token() -> str:
    """Return 128 random bits as they stand in an address."""
    return token_urlsafe(16)


class GoalSheet(Versioned, Base):
    """What would make the show a failure, the budget, and special requests, of one participation.

    Money is in minor units of the edition's currency. `headroom_minor` is what it could spend on top of the
    budget if that served its goals. `contact_id` is who said it last by the link; None when staff noted it.
    """

    __tablename__ = "goal_sheet"
    __table_args__ = (
        CheckConstraint("budget_minor >= 0 AND headroom_minor >= 0", name="money_possible"),
        {"info": {"combine": joined("failure", "requests")}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    participation_id: Mapped[int] = mapped_column(
        ForeignKey("participation.id", ondelete="CASCADE"), unique=True
    )
    failure: Mapped[str | None]
    budget_minor: Mapped[int | None] = mapped_column(MinorUnits)
    headroom_minor: Mapped[int | None] = mapped_column(MinorUnits)
    requests: Mapped[str | None]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    said_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    participation: Mapped[Participation] = relationship()
    contact: Mapped[Contact | None] = relationship()


class GoalLink(Base):
    """One link per participation, mailed to one contact. A new token makes the old address lead nowhere."""

    __tablename__ = "goal_link"
    __table_args__ = (
        one_of("language", LANGUAGES),
        {
            "info": {
                "combine": live_one("revoked_at", "participation_id"),
                "former": ("former_goal_link", "goal_link_id", "token", "token"),
            }
        },
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    participation_id: Mapped[int] = mapped_column(
        ForeignKey("participation.id", ondelete="CASCADE"), unique=True
    )
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    token: Mapped[str] = mapped_column(unique=True, default=new_token)
    language: Mapped[str] = word(default="en")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    participation: Mapped[Participation] = relationship()
    contact: Mapped[Contact] = relationship()


class FormerGoalLink(Base):
    """The token of a link that was dropped as two records of one company became one; it leads on."""

    __tablename__ = "former_goal_link"
    id: Mapped[int] = mapped_column(primary_key=True)
    goal_link_id: Mapped[int] = mapped_column(ForeignKey("goal_link.id", ondelete="CASCADE"), index=True)
    token: Mapped[str] = mapped_column(unique=True)
