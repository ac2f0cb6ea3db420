"""What filters offer to choose from."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import QueryableAttribute

from events.current import editions as editions_newest_first
from exhibitors import tags as tagging
from exhibitors.models import Exhibitor
from foundation.database import db
from foundation.figures import country
from staff.models import Person

OFFERED = 300
Pairs = list[tuple[Any, str]]


def offered(column: QueryableAttribute[Any]) -> list[str]:
    """Return the different values of a column that leads an index, each found by one step along it."""
    first = select(func.min(column).label("value")).cte("offered", recursive=True)
    following = select(func.min(column)).where(column > first.c.value).scalar_subquery()
    steps = first.union_all(select(following).where(first.c.value.is_not(None)))
    found = db.session.scalars(select(steps.c.value).where(steps.c.value.is_not(None)).limit(OFFERED))
    return [value for value in found if value]


def owners() -> Sequence[Row[int, str]]:
    """Return the people who may own exhibitors."""
    return db.session.execute(select(Person.id, Person.name).where(Person.active).order_by(Person.name)).all()


def countries() -> Pairs:
    """Return the countries that exhibitors are from, by their names."""
    named = ((code, country(code)) for code in offered(Exhibitor.country_order))
    return sorted(named, key=lambda choice: choice[1])


def industries() -> Pairs:
    """Return the industries that exhibitors are in."""
    return [(name, name) for name in offered(Exhibitor.industry)]


def people() -> Pairs:
    """Return the possible owners as pairs."""
    return [(row.id, row.name) for row in owners()]


def tags() -> Pairs:
    """Return the tags there are."""
    return [(tag.id, tag.name) for tag in tagging.tags()]


def editions() -> Pairs:
    """Return the editions, newest first."""
    return [(edition.id, edition.name) for edition in editions_newest_first()]
