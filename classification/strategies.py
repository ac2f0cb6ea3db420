"""The strategy of each class: the organiser's own, the standard one where it has none."""

from sqlalchemy import select

from classification.models import Strategy
from classification.standard import STANDARD, standard_strategy
from foundation.database import db

DETAILS = ("service_level", "price_discipline", "stop_doing")
"""The texts of a strategy besides its sentence."""


def all_strategies() -> dict[str, Strategy]:
    """Return the strategy of every class, by class."""
    with db.session.no_autoflush:
        stored = {one.relationship_class: one for one in db.session.scalars(select(Strategy))}
    return {word: stored.get(word) or standard_strategy(word) for word in STANDARD}


def strategy_of(relationship_class: str) -> Strategy:
    """Return the strategy of one class."""
    return all_strategies()[relationship_class]


def texts_of(strategy: Strategy) -> dict[str, str | None]:
    """Return the texts of a strategy as its form names them."""
    texts = {"text": strategy.text} | {name: (strategy.details or {}).get(name, {}) for name in DETAILS}
    return {
        f"{name}_{suffix}": said.get(language)
        for name, said in texts.items()
        for suffix, language in (("en", "en"), ("zh_cn", "zh_CN"))
    }


def install() -> None:
    """Store the standard strategies of the classes that have none."""
    db.session.add_all(all_strategies().values())
    db.session.flush()
