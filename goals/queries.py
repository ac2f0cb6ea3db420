"""Reading goals: one exhibitor's, an edition's counts, what was reached."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Float, Subquery, case, cast, func, select
from sqlalchemy.orm import selectinload

from events.models import Edition
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db
from goals.models import Goal


def goals_of(exhibitor_id: int, edition_id: int) -> Sequence[Goal]:
    """Return the exhibitor's goals at the edition, the weightiest first, with the skills they need."""
    mine = select(Goal).where(Goal.exhibitor_id == exhibitor_id, Goal.edition_id == edition_id)
    return db.session.scalars(
        mine.options(selectinload(Goal.skills)).order_by(Goal.weight.desc(), Goal.id)
    ).all()


def last_edition_with_goals(exhibitor_id: int, edition: Edition) -> Edition | None:
    """Return the latest earlier edition of the same show for which the exhibitor said its goals."""
    had_goals = (
        select(Goal.id).where(Goal.exhibitor_id == exhibitor_id, Goal.edition_id == Edition.id).exists()
    )
    earlier = select(Edition).where(
        Edition.show_id == edition.show_id, Edition.starts_on < edition.starts_on, had_goals
    )
    return db.session.scalar(earlier.order_by(Edition.starts_on.desc()).limit(1))


@dataclass(frozen=True)
class Count:
    """Exhibitors that take part in an edition, and those of them that said at least one goal."""

    taking_part: int
    with_goal: int


def counts(edition_ids: Collection[int]) -> dict[int, Count]:
    """Return the count of every edition asked for in which somebody takes part."""
    said = (
        select(Goal.exhibitor_id, Goal.edition_id)
        .where(Goal.edition_id.in_(edition_ids))
        .distinct()
        .subquery()
    )
    same = (said.c.exhibitor_id == Participation.exhibitor_id) & (
        said.c.edition_id == Participation.edition_id
    )
    rows = db.session.execute(
        select(Participation.edition_id, func.count(), func.count(said.c.exhibitor_id))
        .outerjoin(said, same)
        .where(Participation.edition_id.in_(edition_ids), Participation.status.in_(TAKING_PART))
        .group_by(Participation.edition_id)
    )
    return {edition: Count(taking_part, with_goal) for edition, taking_part, with_goal in rows}


def reached(edition_id: int | None = None) -> Subquery:
    """Return (exhibitor_id, edition_id, reached, answered): the weight-weighted mean answer, 1-7.

    Where all answered goals of an exhibitor weigh nothing they count alike.
    """
    weight = cast(func.sum(Goal.weight), Float)
    plain = func.avg(cast(Goal.reached, Float))
    weighted = func.sum(Goal.weight * Goal.reached) / func.nullif(weight, 0)
    mean = case((weight > 0, weighted), else_=plain)
    query = select(Goal.exhibitor_id, Goal.edition_id, mean.label("reached"), func.count().label("answered"))
    query = query.where(Goal.reached.is_not(None))
    if edition_id is not None:
        query = query.where(Goal.edition_id == edition_id)
    return query.group_by(Goal.exhibitor_id, Goal.edition_id).subquery("goals_reached")
