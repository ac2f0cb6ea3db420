"""The strategy of each class: the organiser's own, the standard one where it has none."""

from sqlalchemy import select

from classification.models import Strategy
from classification.standard import STANDARD, standard_strategy
from foundation.database import db


def all_strategies() -> dict[str, Strategy]:
    """Return the strategy of every class, by class."""
    with db.session.no_autoflush:
        stored = {one.relationship_class: one for one in db.session.scalars(select(Strategy))}
    return {word: stored.get(word) or standard_strategy(word) for word in STANDARD}


def strategy_of(relationship_class: str) -> Strategy:
    """Return the strategy of one class."""
    return all_strategies()[relationship_class]


def install() -> None:
    """Store the standard strategies of the classes that have none."""
    db.session.add_all(all_strategies().values())
    db.session.flush()
