"""The exhibitors with a class, in four views of retention practice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy import ColumnElement, Select, func, select

from classification import assessing, reading
from exhibitors.models import Exhibitor
from foundation.database import db

MOST = 200
"""So many are shown: more dots than that no eye tells apart."""


@dataclass(frozen=True)
class Dot:
    """One exhibitor: value and potential in minor units of the house currency, quality 0-100 or unknown."""

    id: int
    name: str
    relationship_class: str
    value_minor: int
    potential_minor: int | None
    alert: str | None
    quality: float | None


Statement = Select[*tuple[Any, ...]]
HEADROOM: ColumnElement[int] = func.coalesce(Exhibitor.potential_minor, 0) - Exhibitor.value_minor

KINDS: dict[str, Callable[[Statement], Statement]] = {
    "valuable": lambda all_: all_.order_by(Exhibitor.value_minor.desc(), Exhibitor.id),
    "growable": lambda all_: all_.where(HEADROOM > 0).order_by(HEADROOM.desc(), Exhibitor.id),
    "below_zero": lambda all_: all_.where(Exhibitor.value_minor < 0).order_by(
        Exhibitor.value_minor, Exhibitor.id
    ),
    "leaving": lambda all_: all_.where(Exhibitor.alert.is_not(None)).order_by(
        Exhibitor.value_minor.desc(), Exhibitor.id
    ),
}
"""The most valuable, the most growable, those below zero, those about to leave."""


def dots(kind: str, limit: int = MOST) -> list[Dot]:
    """Return the first exhibitors of a view, with the quality of the relationship as last said under its
    name.
    """
    columns = (
        Exhibitor.id,
        Exhibitor.name,
        Exhibitor.relationship_class,
        Exhibitor.value_minor,
        Exhibitor.potential_minor,
        Exhibitor.alert,
    )
    statement = select(*columns).where(Exhibitor.relationship_class.is_not(None))
    rows = db.session.execute(KINDS[kind](statement).limit(limit)).all()
    said = _quality([row.id for row in rows])
    return [Dot(*row, quality=said.get(row.id)) for row in rows]


def _quality(ids: Sequence[int]) -> dict[int, float]:
    if not ids:
        return {}
    day, zone = assessing.today() + timedelta(days=1), ZoneInfo(current_app.config["TIME_ZONE"])
    rows = reading.responses(datetime.combine(day, time.min, zone), ids)
    pairs = zip(rows["exhibitor_id"].tolist(), rows["relationship_quality"].tolist(), strict=True)
    return {int(who): quality for who, quality in pairs if quality == quality}
