"""An edition's staff hours by class and exhibitor: dealt, planned, spent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import func, select

from classification.dealing import NEED_OF_ALERT, Dealt, deal
from classification.models import Assessment, DealtHours
from classification.strategies import all_strategies
from events.models import Edition
from exhibitors.models import Exhibitor, RelationshipClass
from exhibitors.participation import TAKING_PART, Participation
from foundation import clock
from foundation.database import db
from foundation.upsert import upsert
from plans.models import ItemState, PlanItem, ServicePlan

FLOOR, CAP = 0.5, 2.0
"""Least and most, as shares of the hours that the class's strategy gives; those at risk have no floor."""
PLAIN = RelationshipClass.TRANSACTIONAL.value
FEWER = 0.9


@dataclass(frozen=True)
class Share:
    """One exhibitor's hours as dealt, beside those kept, planned and spent; `weight` in minor units."""

    exhibitor_id: int
    name: str
    relationship_class: str
    alert: bool
    weight: float
    floor: float
    cap: float
    dealt: float
    fewer: float
    kept: float | None
    planned: float
    spent: float


@dataclass(frozen=True)
class Dealing:
    """Everybody's share of `total` hours, the most first."""

    total: float
    shares: list[Share]
    result: Dealt

    def of_class(self, word: str) -> list[Share]:
        """Return the shares of one class."""
        return [share for share in self.shares if share.relationship_class == word]

    def by_class(self) -> list[tuple[str, list[Share]]]:
        """Return the classes that are there with their shares, the best first."""
        found = [(word.value, self.of_class(word)) for word in RelationshipClass]
        return [(word, shares) for word, shares in found if shares]


def dealing(edition: Edition, total: float) -> Dealing:
    """Deal so many hours over who takes part in an edition; nothing is kept."""
    rows = _taking_part(edition)
    given = {word: strategy.hours_per_edition for word, strategy in all_strategies().items()}
    mean = np.array([given[row.relationship_class or PLAIN] for row in rows])
    risky = np.array([row.relationship_class == RelationshipClass.RISK for row in rows], dtype=bool)
    floors, caps = np.where(risky, 0.0, mean * FLOOR), mean * np.where(risky, 1.0, CAP)
    weights = np.array([_weight(row) for row in rows])
    result, less = deal(total, weights, floors, caps), deal(total * FEWER, weights, floors, caps)
    kept, planned = _kept(edition.id), _planned(edition.id)
    shares = [
        Share(
            row.id,
            row.name,
            row.relationship_class or PLAIN,
            row.alert is not None,
            weights[i],
            floors[i],
            caps[i],
            float(result.hours[i]),
            float(result.hours[i] - less.hours[i]),
            kept.get(row.id),
            *planned.get(row.id, (0.0, 0.0)),
        )
        for i, row in enumerate(rows)
    ]
    return Dealing(total, sorted(shares, key=lambda share: (-share.dealt, share.name)), result)


def keep(edition: Edition, total: float) -> int:
    """Write the dealing of so many hours as the edition's; return for how many exhibitors."""
    rows = [
        {
            "edition_id": edition.id,
            "exhibitor_id": share.exhibitor_id,
            "hours": round(share.dealt, 2),
            "dealt_at": clock.now(),
        }
        for share in dealing(edition, total).shares
    ]
    upsert(DealtHours, rows, ["edition_id", "exhibitor_id"])
    return len(rows)


def _weight(row: Any) -> float:
    """Residual value, or the value where none is known, times need; never below one unit."""
    value = row.value_minor if row.residual is None else row.residual
    return max(float(value), 100.0) * (NEED_OF_ALERT if row.alert else 1.0)


def _taking_part(edition: Edition) -> Sequence[Any]:
    last = (
        select(func.max(Assessment.id))
        .where(Assessment.exhibitor_id == Exhibitor.id)
        .correlate(Exhibitor)
        .scalar_subquery()
    )
    statement = (
        select(
            Exhibitor.id,
            Exhibitor.name,
            Exhibitor.relationship_class,
            Exhibitor.alert,
            Exhibitor.value_minor,
            Assessment.facts["residual_minor"].as_float().label("residual"),
        )
        .join(Participation, Participation.exhibitor_id == Exhibitor.id)
        .outerjoin(Assessment, Assessment.id == last)
        .where(Participation.edition_id == edition.id, Participation.status.in_(TAKING_PART))
        .order_by(Exhibitor.id)
    )
    return db.session.execute(statement).all()


def _kept(edition_id: int) -> dict[int, float]:
    statement = select(DealtHours.exhibitor_id, DealtHours.hours).where(DealtHours.edition_id == edition_id)
    return {row.exhibitor_id: row.hours for row in db.session.execute(statement)}


def _planned(edition_id: int) -> dict[int, tuple[float, float]]:
    """Exhibitor -> hours of its plan's items that were not dropped, and hours spent on them."""
    statement = (
        select(Participation.exhibitor_id, func.sum(PlanItem.hours), func.sum(PlanItem.hours_spent))
        .join(ServicePlan, ServicePlan.participation_id == Participation.id)
        .join(PlanItem, PlanItem.plan_id == ServicePlan.id)
        .where(Participation.edition_id == edition_id, PlanItem.state != ItemState.DROPPED)
        .group_by(Participation.exhibitor_id)
    )
    return {number: (float(hours), float(spent)) for number, hours, spent in db.session.execute(statement)}
