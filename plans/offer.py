"""Value-added services of an edition: offered by goal and class, taken up or not, with price and cost."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events.models import Edition
from exhibitors.models import RelationshipClass
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import Base, MinorUnits, UtcDateTime, Versioned, one_of, word
from goals.models import Dimension


class Answer(StrEnum):
    """What became of an offer to one exhibitor."""

    OFFERED = "offered"
    TAKEN = "taken"
    DECLINED = "declined"


class Offer(Versioned, Base):
    """A service beyond what everybody gets, for a class, for goals of a dimension, or for all (None: any).

    Price and cost are in the edition's currency, for one exhibitor.
    """

    __tablename__ = "service_offer"
    __table_args__ = (
        one_of("relationship_class", RelationshipClass),
        one_of("dimension", Dimension),
        UniqueConstraint("edition_id", "name"),
        CheckConstraint("price_minor >= 0 AND cost_minor >= 0", name="money_possible"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"))
    name: Mapped[str]
    description: Mapped[str | None]
    relationship_class: Mapped[str | None] = word()
    dimension: Mapped[str | None] = word()
    price_minor: Mapped[int] = mapped_column(MinorUnits, default=0)
    cost_minor: Mapped[int] = mapped_column(MinorUnits, default=0)
    edition: Mapped[Edition] = relationship()


class Uptake(Base):
    """An offer made to one exhibitor, with its answer, and price and cost as they were then."""

    __tablename__ = "service_uptake"
    __table_args__ = (
        UniqueConstraint("offer_id", "participation_id"),
        one_of("answer", Answer),
        CheckConstraint("price_minor >= 0 AND cost_minor >= 0", name="money_possible"),
        Index("ix_service_uptake_answered", "answered_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("service_offer.id", ondelete="CASCADE"))
    participation_id: Mapped[int] = mapped_column(
        ForeignKey("participation.id", ondelete="CASCADE"), index=True
    )
    answer: Mapped[str] = word(default=Answer.OFFERED)
    price_minor: Mapped[int] = mapped_column(MinorUnits, default=0)
    cost_minor: Mapped[int] = mapped_column(MinorUnits, default=0)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    offer: Mapped[Offer] = relationship()
    participation: Mapped[Participation] = relationship()
