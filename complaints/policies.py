"""The versions of the clock's rules, the holidays, and what is in force."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, bindparam, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from complaints.policy import Policy, read
from events.models import Edition
from foundation import clock
from foundation.database import Base, UtcDateTime, db
from staff.models import Person


class ClockPolicy(Base):
    """One version of the rules: in force from its making until the next. Deadlines set before it stay."""

    __tablename__ = "clock_policy"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    rules: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    person: Mapped[Person | None] = relationship()


class Holiday(Base):
    """A day without business hours in one country; everywhere, where `country` is empty."""

    __tablename__ = "holiday"
    __table_args__ = (UniqueConstraint("day", "country"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    country: Mapped[str] = mapped_column(String(2), default="")
    name: Mapped[str]


_HOLIDAYS = select(Holiday.day).where(or_(Holiday.country == "", Holiday.country == bindparam("country")))
_NEWEST = select(ClockPolicy).order_by(ClockPolicy.number.desc()).limit(1)


def newest() -> ClockPolicy | None:
    """Return the version in force, None before the first."""
    return db.session.scalar(_NEWEST)


def in_force() -> Policy:
    """Return the rules in force; before the first version, the ones that Standwell begins with."""
    version = newest()
    return read(version.rules) if version else Policy()


def put_in_force(policy: Policy, reason: str | None, by: Person | None) -> ClockPolicy:
    """Add a version; deadlines reckoned from now on follow it."""
    number = (db.session.scalar(select(func.max(ClockPolicy.number))) or 0) + 1
    version = ClockPolicy(
        number=number, rules=policy.stored(), reason=reason, person_id=by.id if by else None
    )
    db.session.add(version)
    db.session.flush()
    return version


def history() -> list[ClockPolicy]:
    """Return the versions, the newest first."""
    return list(db.session.scalars(select(ClockPolicy).order_by(ClockPolicy.number.desc()).limit(50)))


def holidays(edition: Edition) -> frozenset[date]:
    """Return the holidays at the place of an edition."""
    country = edition.venue.country if edition.venue else None
    return frozenset(db.session.scalars(_HOLIDAYS, {"country": country or ""}))


def all_holidays() -> list[Holiday]:
    """Return every holiday, by day."""
    return list(db.session.scalars(select(Holiday).order_by(Holiday.day, Holiday.country)))


def add_holiday(day: date, country: str, name: str) -> bool:
    """Add a holiday; False when that day is one there already."""
    there = select(Holiday.id).where(Holiday.day == day, Holiday.country == country)
    if db.session.scalar(there):
        return False
    db.session.add(Holiday(day=day, country=country, name=name))
    db.session.flush()
    return True
