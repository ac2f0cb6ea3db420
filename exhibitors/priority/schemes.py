"""Which scheme is in force on a day, and putting a new one in force."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from flask import current_app
from sqlalchemy import func, select

from exhibitors.priority.models import SchemeVersion
from exhibitors.priority.scheme import Scheme
from foundation import clock
from foundation.database import db


def today() -> date:
    """Return today where the house is."""
    return clock.today(current_app.config["TIME_ZONE"])


def in_force(day: date) -> SchemeVersion | None:
    """Return the version in force on a day, None before the first."""
    begun = select(SchemeVersion).where(SchemeVersion.effective_from <= day)
    return db.session.scalar(begun.order_by(SchemeVersion.number.desc()).limit(1))


def scheme_of(version: SchemeVersion | None) -> Scheme:
    """Return the scheme of a version, the standard one where there is none."""
    return Scheme(**version.rules) if version else Scheme()


def put_in_force(scheme: Scheme, day: date, reason: str, person_id: int | None) -> SchemeVersion:
    """Add a version that is in force from the day on."""
    number = (db.session.scalar(select(func.max(SchemeVersion.number))) or 0) + 1
    version = SchemeVersion(
        number=number, rules=asdict(scheme), effective_from=day, reason=reason, person_id=person_id
    )
    db.session.add(version)
    db.session.flush()
    return version


def versions() -> Sequence[SchemeVersion]:
    """Return the last versions, the newest first."""
    return db.session.scalars(select(SchemeVersion).order_by(SchemeVersion.number.desc()).limit(50)).all()
