"""One exhibitor at one edition: status, stands, area, money, cost to serve."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events.models import Edition, Hall
from exhibitors.models import Exhibitor
from exhibitors.provenance import Imported
from foundation import clock
from foundation.database import NUMBERED_ONCE, Base, MinorUnits, UtcDateTime, Versioned, one_of, word


class Status(StrEnum):
    """How far a participation got."""

    PROSPECT = "prospect"
    RESERVED = "reserved"
    CONTRACTED = "contracted"
    ATTENDED = "attended"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


TAKING_PART = (Status.RESERVED, Status.CONTRACTED, Status.ATTENDED)


class Kind(StrEnum):
    """ISO 25639: who contracts, who shares the stand, who only has goods on it."""

    MAIN = "main"
    CO_EXHIBITOR = "co_exhibitor"
    REPRESENTED = "represented"


class Participation(Imported, Versioned, Base):
    """Money is in minor units of the edition's currency; `due_on` is when the price has to be paid.

    `area_order` is the area as lists sort it: 0 where none is known, so that an index serves the sort.
    """

    __tablename__ = "participation"
    __table_args__ = (
        UniqueConstraint("exhibitor_id", "edition_id"),
        one_of("status", Status),
        one_of("kind", Kind),
        one_of("package", ("space_only", "shell_scheme")),
        CheckConstraint("net_area_m2 >= 0", name="net_area_possible"),
        CheckConstraint("price_minor >= 0 AND paid_minor >= 0", name="money_possible"),
        CheckConstraint("cost_hours >= 0 AND cost_minor >= 0", name="cost_possible"),
        CheckConstraint("conduct_points >= 0", name="conduct_possible"),
        Index("ix_participation_edition_status", "edition_id", "status", "exhibitor_id"),
        Index("ix_participation_edition_area", "edition_id", "area_order", "exhibitor_id"),
        {
            **NUMBERED_ONCE,
            "info": {"former": ("former_participation", "participation_id", "number", "id")},
        },
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    main_id: Mapped[int | None] = mapped_column(
        ForeignKey("participation.id", ondelete="SET NULL"), index=True
    )
    status: Mapped[str] = word(default=Status.PROSPECT)
    kind: Mapped[str] = word(default=Kind.MAIN)
    package: Mapped[str | None] = word()
    net_area_m2: Mapped[float | None]
    price_minor: Mapped[int | None] = mapped_column(MinorUnits)
    paid_minor: Mapped[int] = mapped_column(MinorUnits, default=0)
    due_on: Mapped[date | None]
    cost_hours: Mapped[float] = mapped_column(default=0)
    cost_minor: Mapped[int] = mapped_column(MinorUnits, default=0)
    conduct_points: Mapped[int] = mapped_column(default=0)
    conduct_note: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    area_order: Mapped[float] = mapped_column(
        Computed("coalesce(net_area_m2, 0)", persisted=True), deferred=True
    )
    exhibitor: Mapped[Exhibitor] = relationship()
    edition: Mapped[Edition] = relationship()
    stands: Mapped[list["Stand"]] = relationship(
        back_populates="participation", cascade="all, delete-orphan", order_by="Stand.number"
    )


class Stand(Imported, Base):
    """A stand, in a hall where one is known."""

    __tablename__ = "stand"
    __table_args__ = (UniqueConstraint("participation_id", "hall_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    participation_id: Mapped[int] = mapped_column(
        ForeignKey("participation.id", ondelete="CASCADE"), index=True
    )
    hall_id: Mapped[int | None] = mapped_column(ForeignKey("hall.id"), index=True)
    number: Mapped[str] = mapped_column(index=True)
    participation: Mapped[Participation] = relationship(back_populates="stands")
    hall: Mapped[Hall | None] = relationship()


class FormerParticipation(Base):
    """The number of a participation that was dropped as two in one edition became one: cards name it."""

    __tablename__ = "former_participation"
    __table_args__: tuple[Any, ...] = ({"info": {"derived": True}},)
    id: Mapped[int] = mapped_column(primary_key=True)
    participation_id: Mapped[int] = mapped_column(
        ForeignKey("participation.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int] = mapped_column(unique=True)
