"""The models of who comes again, as the last assessment of everybody fitted them."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from classification import assessing
from classification.retention import Model
from events.models import Show
from foundation.database import db
from foundation.figures import number


@dataclass(frozen=True)
class Fitted:
    """A show's model (of all shows together where it has none), its parameters as words with their errors."""

    show: str
    parameters: tuple[str, ...]
    comes: float
    leaves: float


def fitted_models() -> list[Fitted]:
    """Return the models, shows by name, the one for all others last."""
    retention = assessing.known_retention()
    named = select(Show.id, Show.name).where(Show.id.in_(retention.shows)).order_by(Show.name)
    rows = [(row.name, retention.shows[row.id]) for row in db.session.execute(named)]
    if retention.pooled:
        rows.append((_("All shows together"), retention.pooled))
    return [_told(name, model) for name, model in rows]


def _told(show: str, model: Model) -> Fitted:
    values = (model.alpha, model.beta, model.gamma, model.delta)
    errors = model.errors or (None,) * len(values)
    words = tuple(
        number(value, 3) if error is None else f"{number(value, 3)} ± {number(error, 3)}"
        for value, error in zip(values, errors, strict=True)
    )
    comes = model.alpha / (model.alpha + model.beta)
    return Fitted(show, words, comes, model.gamma / (model.gamma + model.delta))
