"""Who took part and came again, and who could be asked: read for the profile of the right customers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from classification.right_customers import Trait, profile, score
from exhibitors.models import Exhibitor, Lifecycle
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db

LEAST, MOST, SHOWN = 5, 20_000, 50
STAYED = 2
LEFT = (Lifecycle.LAPSED, Lifecycle.LOST)


@dataclass(frozen=True)
class Fit:
    """One exhibitor to ask, how well it fits (1: as the mean), why, and what it was worth to us."""

    exhibitor_id: int
    name: str
    lifecycle: str
    score: float
    value_minor: int
    reasons: list[Trait]


def traits() -> list[Trait]:
    """Return the profile of everybody who ever took part: stayed means twice or more, and not at risk."""
    times = func.count(Participation.id).label("times")
    statement = (
        select(
            Exhibitor.industry,
            Exhibitor.country,
            func.min(Participation.package).label("package"),
            Exhibitor.relationship_class,
            times,
        )
        .join(Participation, Participation.exhibitor_id == Exhibitor.id)
        .where(Participation.status.in_(TAKING_PART))
        .group_by(Exhibitor.id, Exhibitor.industry, Exhibitor.country, Exhibitor.relationship_class)
    )
    rows = db.session.execute(statement).mappings()
    known = [(_company(row), row["times"] >= STAYED and row["relationship_class"] != "risk") for row in rows]
    return profile(known, LEAST)


def prospects(found: Sequence[Trait]) -> list[Fit]:
    """Return prospects by how well they fit the profile."""
    return sorted(_fits([Lifecycle.PROSPECT], found), key=lambda fit: (-fit.score, fit.name))[:SHOWN]


def to_win_back(found: Sequence[Trait]) -> list[Fit]:
    """Return who stayed away by what it was worth times how well it fits."""
    fits = _fits(LEFT, found)
    return sorted(fits, key=lambda fit: (-max(fit.value_minor, 0) * fit.score, -fit.score, fit.name))[:SHOWN]


def _fits(stages: Sequence[str], found: Sequence[Trait]) -> list[Fit]:
    columns = Exhibitor.id, Exhibitor.name, Exhibitor.lifecycle, Exhibitor.value_minor
    statement = select(*columns, Exhibitor.industry, Exhibitor.country).where(Exhibitor.lifecycle.in_(stages))
    fits = []
    for row in db.session.execute(statement.order_by(Exhibitor.id).limit(MOST)).mappings():
        if scored := score(_company(row), found):
            fits.append(
                Fit(row["id"], row["name"], row["lifecycle"], scored[0], row["value_minor"], scored[1])
            )
    return fits


def _company(row: Any) -> dict[str, str | None]:
    return {name: row.get(name) for name in ("industry", "country", "package")}
