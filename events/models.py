"""Shows, editions, venues, halls."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.database import Base, Versioned


class Show(Versioned, Base):
    """The recurring brand, as "Spring Machinery Fair"."""

    __tablename__ = "show"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    description: Mapped[str | None]
    editions: Mapped[list["Edition"]] = relationship(back_populates="show", order_by="Edition.starts_on")


class Venue(Versioned, Base):
    """Where editions take place."""

    __tablename__ = "venue"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    city: Mapped[str | None]
    country: Mapped[str | None] = mapped_column(String(2))
    halls: Mapped[list["Hall"]] = relationship(
        back_populates="venue", cascade="all, delete-orphan", order_by="Hall.name"
    )


class Hall(Base):
    """A hall of a venue."""

    __tablename__ = "hall"
    __table_args__ = (UniqueConstraint("venue_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    venue_id: Mapped[int] = mapped_column(ForeignKey("venue.id", ondelete="CASCADE"))
    name: Mapped[str]
    area_m2: Mapped[float | None]
    venue: Mapped[Venue] = relationship(back_populates="halls")


class Edition(Versioned, Base):
    """One occurrence of a show. `exchange_rate` is house currency per one unit of the edition's currency.

    A cancelled one did not take place: nobody is compared with it, nobody has missed it.
    """

    __tablename__ = "edition"
    __table_args__ = (
        UniqueConstraint("show_id", "starts_on"),
        UniqueConstraint("name"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
        CheckConstraint("build_up_on IS NULL OR build_up_on <= starts_on", name="build_up_before_start"),
        CheckConstraint("breakdown_on IS NULL OR breakdown_on >= ends_on", name="breakdown_after_end"),
        CheckConstraint("exchange_rate > 0", name="exchange_rate_positive"),
        CheckConstraint("staff_hours >= 0", name="staff_hours_possible"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    show_id: Mapped[int] = mapped_column(ForeignKey("show.id"))
    venue_id: Mapped[int | None] = mapped_column(ForeignKey("venue.id"), index=True)
    name: Mapped[str]
    starts_on: Mapped[date] = mapped_column(index=True)
    ends_on: Mapped[date]
    build_up_on: Mapped[date | None]
    breakdown_on: Mapped[date | None]
    rebooking_until: Mapped[date | None]
    time_zone: Mapped[str]
    currency: Mapped[str] = mapped_column(String(3))
    exchange_rate: Mapped[float] = mapped_column(default=1)
    staff_hours: Mapped[float] = mapped_column(default=0)
    cancelled: Mapped[bool] = mapped_column(default=False)
    show: Mapped[Show] = relationship(back_populates="editions")
    venue: Mapped[Venue | None] = relationship()
