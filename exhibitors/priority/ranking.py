"""The rebooking order of a show as of a day: everybody with points, ranked by one statement."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from exhibitors.priority.by_hand import valid
from exhibitors.priority.lines import KINDS, Counting
from exhibitors.priority.models import PointsByHand
from exhibitors.priority.scheme import Scheme, hundredths
from foundation.database import Rows, db

ON_PAGE, BATCH = 50, 1000
PARTS = (*KINDS, "overdue")


def order(counting: Counting) -> CTE:
    """Return exhibitor_id, place, total and its parts, in hundredths.

    Equal points: more editions first, then the larger area in all, then the name. Who has points set by hand
    is in the order with them.
    """
    sums = _sums(counting)
    total = func.coalesce(sums.c.by_hand, sum((sums.c[part] for part in PARTS), start=literal(0)))
    ranked = total.desc(), sums.c.editions.desc(), sums.c.area_m2.desc(), Exhibitor.name_key, Exhibitor.id
    place = func.row_number().over(order_by=ranked).label("place")
    query = select(sums, total.label("total"), place, Exhibitor.name, Exhibitor.country)
    query = query.add_columns(Exhibitor.relationship_class)
    return query.join(Exhibitor, Exhibitor.id == sums.c.exhibitor_id).cte("ranked")


def _sums(counting: Counting) -> CTE:
    """One row an exhibitor: its lines in sum, what it owes and what is set by hand come together."""
    rows = union_all(_earned(counting), _by_hand(counting), _owing(counting)).subquery()
    editions, by_hand = func.sum(rows.c.took), func.max(rows.c.by_hand)
    return (
        select(
            rows.c.exhibitor_id,
            editions.label("editions"),
            func.sum(rows.c.area_m2).label("area_m2"),
            by_hand.label("by_hand"),
            *(cast(func.sum(rows.c[part]), BigInteger).label(part) for part in PARTS),
        )
        .group_by(rows.c.exhibitor_id)
        .having((editions > 0) | by_hand.is_not(None))
        .cte("sums")
    )


def _row(exhibitor_id: Any, **values: Any) -> Select[*tuple[Any, ...]]:
    """A row of the union: what is not named is 0, or none where nothing is set by hand."""
    blank = {"took": literal(0), "area_m2": literal(0.0), "by_hand": cast(null(), Integer)}
    blank |= dict.fromkeys(PARTS, literal(0))
    return select(exhibitor_id, *(value.label(name) for name, value in (blank | values).items()))


def _earned(counting: Counting) -> Select[*tuple[Any, ...]]:
    """The lines summed at once, in the order of exhibitors: few rows are left to bring together."""
    lines = counting.lines.c
    area = func.sum(case((lines.took == 1, func.coalesce(lines.net_area_m2, 0.0)), else_=0.0))
    points = {kind: func.sum(lines[f"{kind}_points"]) for kind in KINDS}
    query = _row(lines.exhibitor_id, took=func.sum(lines.took), area_m2=area, **points)
    return query.group_by(lines.exhibitor_id)


def _owing(counting: Counting) -> Select[*tuple[Any, ...]]:
    owing = counting.overdue().distinct().subquery()
    return _row(owing.c.exhibitor_id, overdue=literal(-hundredths(counting.scheme.overdue)))


def _by_hand(counting: Counting) -> Select[*tuple[Any, ...]]:
    """The latest points set by hand that are in force: a merge may have left an exhibitor with two."""
    mine: list[ColumnElement[bool]] = [PointsByHand.show_id == counting.show_id, valid(counting.day)]
    if counting.only is not None:
        mine.append(PointsByHand.exhibitor_id.in_(counting.only))
    last = select(func.max(PointsByHand.id)).where(*mine).group_by(PointsByHand.exhibitor_id)
    query = _row(PointsByHand.exhibitor_id, by_hand=PointsByHand.points)
    return query.where(PointsByHand.id.in_(last))


def _listed(ranked: FromClause, edition_id: int | None) -> Select[*tuple[Any, ...]]:
    """The order with names, and the status at the edition whose stands are given out."""
    here = and_(Participation.exhibitor_id == ranked.c.exhibitor_id, Participation.edition_id == edition_id)
    return select(ranked, Participation.status).outerjoin(Participation, here).order_by(ranked.c.place)


def places(counting: Counting, edition_id: int | None, after: int = 0, size: int = ON_PAGE) -> Rows:
    """Return the exhibitors in the order after a place, one more than `size` where there are more."""
    ranked = order(counting)
    page = select(ranked).where(ranked.c.place > after, ranked.c.place <= after + size + 1).subquery()
    return db.session.execute(_listed(page, edition_id)).all()


def whole_order(counting: Counting, edition_id: int | None) -> Iterator[Any]:
    """Return everybody in the order."""
    query = _listed(order(counting), edition_id).execution_options(yield_per=BATCH)
    return iter(db.session.execute(query))


@lru_cache(maxsize=64)
def _of_some(show_id: int, day: date, scheme: Scheme) -> Select[*tuple[Any, ...]]:
    """The order of whoever is bound as `who`: built once, as building it takes longer than running it."""
    return select(order(Counting(show_id, day, scheme, bindparam("who", expanding=True))))


def total_of(counting: Counting, exhibitor_id: int) -> Any | None:
    """Return the exhibitor's total and its parts, None without points."""
    query = _of_some(counting.show_id, counting.day, counting.scheme)
    return db.session.execute(query, {"who": [exhibitor_id]}).one_or_none()


def lines_of(counting: Counting) -> dict[int, list[Any]]:
    """Return the lines by exhibitor, with the names of the editions, the latest first."""
    lines, found = counting.lines, {}
    named = Edition.name.label("edition"), Edition.currency
    query = select(lines, *named).join(Edition, Edition.id == lines.c.edition_id)
    for row in db.session.execute(query.order_by(lines.c.exhibitor_id, lines.c.age)):
        found.setdefault(row.exhibitor_id, []).append(row)
    return found
