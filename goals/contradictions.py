"""Goals of one exhibitor that pull apart: the rules, as data, and the conditions that find them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation.database import db
from foundation.languages import later as _l
from goals.ladder import RUNGS
from goals.models import Goal
from goals.sheet import GoalSheet


@dataclass(frozen=True)
class Words:
    """One goal says one of these words, another goal one of those: they ask us for opposite things."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    why: str


WORDS = {
    "quiet_and_crowd": Words(
        ("quiet", "silent", "without walk-ins", "undisturbed", "安静"),
        ("main aisle", "walk-in", "crowd at", "foot traffic", "loud", "machines running", "人流"),
        _l("One goal needs quiet, another needs many people or noise at the same stand."),
    ),
    "secret_and_press": Words(
        ("confidential", "secret", "by invitation", "behind closed", "保密"),
        ("press", "stage", "article", "媒体", "舞台"),
        _l("One goal is to stay among few, another is to be in the press."),
    ),
    "few_and_many": Words(
        ("fewer", "only a few", "bigger orders", "少而精"),
        ("as many as", "many leads", "many contacts", "more leads", "越多越好"),
        _l("One goal is few and large, another is as many as possible."),
    ),
}
FIGURES = {
    "two_targets": _l("Two goals count the same thing with different targets."),
    "said_twice": _l("The same goal is there twice."),
    "budget_below_price": _l("The budget is below the price of the stand."),
}
WHY: dict[str, str] = {name: rule.why for name, rule in WORDS.items()} | FIGURES


def _says(goal: type[Goal], words: tuple[str, ...]) -> ColumnElement[bool]:
    texts = [goal.title, *(func.coalesce(getattr(goal, rung), "") for rung in RUNGS)]
    whole = texts[0]
    for text in texts[1:]:
        whole = whole + " " + text
    return or_(*(func.lower(whole).contains(word, autoescape=True) for word in words))


def conditions(edition_id: int) -> dict[str, ColumnElement[bool]]:
    """Return by rule the condition that an exhibitor's goals at the edition break it."""
    one, other = aliased(Goal), aliased(Goal)
    both = and_(
        one.exhibitor_id == Exhibitor.id,
        other.exhibitor_id == Exhibitor.id,
        one.edition_id == edition_id,
        other.edition_id == edition_id,
    )

    def pair(*clauses: ColumnElement[bool]) -> ColumnElement[bool]:
        return exists(select(one.id).where(both, *clauses).correlate(Exhibitor))

    found = {
        name: pair(one.id != other.id, _says(one, rule.one), _says(other, rule.other))
        for name, rule in WORDS.items()
    }
    same_unit = func.lower(one.target_unit) == func.lower(other.target_unit)
    found["two_targets"] = pair(
        one.id < other.id,
        one.dimension == other.dimension,
        same_unit,
        one.target_number != other.target_number,
    )
    found["said_twice"] = pair(one.id < other.id, func.lower(one.title) == func.lower(other.title))
    found["budget_below_price"] = exists(
        select(GoalSheet.id)
        .join(Participation, Participation.id == GoalSheet.participation_id)
        .where(Participation.exhibitor_id == Exhibitor.id, Participation.edition_id == edition_id)
        .where(GoalSheet.budget_minor < Participation.price_minor)
        .correlate(Exhibitor)
    )
    return found


def broken_by(exhibitor_ids: Sequence[int] | Select[int], edition_id: int) -> dict[int, list[str]]:
    """Return by exhibitor why its goals contradict each other, in words; nobody whose goals agree."""
    rules = conditions(edition_id)
    columns = [condition.label(name) for name, condition in rules.items()]
    query = select(Exhibitor.id, *columns).where(Exhibitor.id.in_(exhibitor_ids))
    found = {}
    for row in db.session.execute(query).mappings():
        reasons = [str(WHY[name]) for name in rules if row[name]]
        if reasons:
            found[row["id"]] = reasons
    return found
