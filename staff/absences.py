"""Absences: none overlaps another of the same person; who stands in for whom on a day."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload

from foundation.database import db
from staff.absence import Absence


def overlapping(person_id: int, first: date, last: date, but: int | None = None) -> Absence | None:
    """Return another absence of the person that shares a day with these, None when there is none."""
    query = select(Absence).where(Absence.person_id == person_id, *_between(first, last))
    return db.session.scalar(query.where(Absence.id != but).limit(1) if but else query.limit(1))


def cover_is_away(cover_id: int, first: date, last: date) -> bool:
    """Return whether the one who is to stand in is away on one of these days."""
    return overlapping(cover_id, first, last) is not None


def away_between(first: date, last: date) -> set[int]:
    """Return everybody who is away on a day of these."""
    return set(db.session.scalars(select(Absence.person_id).where(*_between(first, last))))


def covered_by(person_id: int, day: date) -> list[int]:
    """Return whose work the person sees on the day besides its own: those away for whom it stands in."""
    query = select(Absence.person_id).where(Absence.cover_id == person_id, *_between(day, day))
    return list(db.session.scalars(query))


def covers(person_ids: Sequence[int], day: date) -> dict[int, int]:
    """Return person -> who stands in on the day, for those of them who are away and covered."""
    query = select(Absence.person_id, Absence.cover_id).where(
        Absence.person_id.in_(person_ids), Absence.cover_id.is_not(None), *_between(day, day)
    )
    return {person: cover for person, cover in db.session.execute(query) if cover}


def from_today(today: date) -> Sequence[Absence]:
    """Return the absences that are not over, the first to begin first."""
    query = select(Absence).options(joinedload(Absence.person), joinedload(Absence.cover))
    return db.session.scalars(
        query.where(Absence.ends_on >= today).order_by(Absence.starts_on, Absence.id)
    ).all()


def _between(first: date, last: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Absence.starts_on <= last, Absence.ends_on >= first


def own_or_covered(column: ColumnElement[int | None], person_id: int, day: date) -> ColumnElement[bool]:
    """Return the condition that what `column` owns is the person's, or of somebody it stands in for."""
    away = select(Absence.person_id).where(Absence.cover_id == person_id, *_between(day, day))
    return or_(column == person_id, column.in_(away))
