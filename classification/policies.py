"""Which policy is in force on a day, and putting a new one in force."""

from datetime import date

from sqlalchemy import func, select

from classification.models import PolicyVersion
from classification.policy import Policy
from foundation.database import db


def in_force(day: date) -> PolicyVersion | None:
    """Return the version in force on a day, None before the first: the one that began last."""
    begun = select(PolicyVersion).where(PolicyVersion.effective_from <= day)
    latest = PolicyVersion.effective_from.desc(), PolicyVersion.number.desc()
    return db.session.scalar(begun.order_by(*latest).limit(1))


def policy_of(version: PolicyVersion | None) -> Policy:
    """Return the rules and thresholds of a version, the design's where there is none."""
    return Policy.read(version.thresholds) if version else Policy()


def put_in_force(
    policy: Policy, day: date, reason: str | None, person_id: int | None = None
) -> PolicyVersion:
    """Add a version that is in force from the day on."""
    number = (db.session.scalar(select(func.max(PolicyVersion.number))) or 0) + 1
    version = PolicyVersion(
        number=number,
        thresholds=policy.stored(),
        effective_from=day,
        reason=reason,
        person_id=person_id,
    )
    db.session.add(version)
    db.session.flush()
    return version


def ensured(day: date) -> PolicyVersion:
    """Return the version in force on a day; the standard policy becomes the first where there is none."""
    return in_force(day) or put_in_force(Policy(), day, None)


def history() -> list[PolicyVersion]:
    """Return the versions, the newest first."""
    return list(db.session.scalars(select(PolicyVersion).order_by(PolicyVersion.number.desc()).limit(50)))
