"""The rebooking order of a show as of a day: everybody with points, ranked by one statement."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import CTE, BigInteger, ColumnElement, Select, and_, case, cast, func, select

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from exhibitors.priority.by_hand import valid
from exhibitors.priority.lines import KINDS, Counting
from exhibitors.priority.models import PointsByHand
from exhibitors.priority.scheme import hundredths
from foundation.database import Rows, db

ON_PAGE, BATCH = 50, 1000


def order(counting: Counting) -> CTE:
    """Return exhibitor_id, place, total and its parts, in hundredths.

    Equal points: more editions first, then the larger area in all, then the name. Who has points set by hand
    is in the order with them.
    """
    earned = _earned(counting)
    by_hand = _by_hand(counting)
    ids = select(earned.c.exhibitor_id).union(select(by_hand.c.exhibitor_id)).cte("everybody")
    owing = counting.overdue().distinct().cte("owing")
    minus = case((owing.c.exhibitor_id.is_not(None), -hundredths(counting.scheme.overdue)), else_=0)
    parts = {kind: func.coalesce(earned.c[kind], 0) for kind in KINDS} | {"overdue": minus}
    total = func.coalesce(by_hand.c.points, sum(parts.values(), start=0))
    editions, area = func.coalesce(earned.c.editions, 0), func.coalesce(earned.c.area_m2, 0)
    ranked = total.desc(), editions.desc(), area.desc(), Exhibitor.name_key, Exhibitor.id
    return (
        select(
            ids.c.exhibitor_id,
            func.row_number().over(order_by=ranked).label("place"),
            total.label("total"),
            by_hand.c.points.label("by_hand"),
            editions.label("editions"),
            area.label("area_m2"),
            *(value.label(kind) for kind, value in parts.items()),
        )
        .join(Exhibitor, Exhibitor.id == ids.c.exhibitor_id)
        .outerjoin(earned, earned.c.exhibitor_id == ids.c.exhibitor_id)
        .outerjoin(by_hand, by_hand.c.exhibitor_id == ids.c.exhibitor_id)
        .outerjoin(owing, owing.c.exhibitor_id == ids.c.exhibitor_id)
        .cte("ranked")
    )


def _earned(counting: Counting) -> CTE:
    """Who took part in an edition that still counts, with the sums of the lines."""
    lines = counting.lines
    took = func.sum(lines.c.took)
    area = func.sum(case((lines.c.took == 1, lines.c.net_area_m2)))
    return (
        select(
            lines.c.exhibitor_id,
            took.label("editions"),
            area.label("area_m2"),
            *(cast(func.sum(lines.c[f"{kind}_points"]), BigInteger).label(kind) for kind in KINDS),
        )
        .group_by(lines.c.exhibitor_id)
        .having(took > 0)
        .cte("earned")
    )


def _by_hand(counting: Counting) -> CTE:
    """The latest points set by hand that are in force: a merge may have left an exhibitor with two."""
    mine: list[ColumnElement[bool]] = [PointsByHand.show_id == counting.show_id, valid(counting.day)]
    if counting.only is not None:
        mine.append(PointsByHand.exhibitor_id.in_(counting.only))
    last = select(func.max(PointsByHand.id)).where(*mine).group_by(PointsByHand.exhibitor_id)
    columns = PointsByHand.exhibitor_id, PointsByHand.points
    return select(*columns).where(PointsByHand.id.in_(last)).cte("by_hand")


def _listed(counting: Counting, edition_id: int | None) -> Select[*tuple[Any, ...]]:
    """The order with names, and the status at the edition whose stands are given out."""
    ranked = order(counting)
    here = and_(Participation.exhibitor_id == ranked.c.exhibitor_id, Participation.edition_id == edition_id)
    columns = Exhibitor.name, Exhibitor.country, Exhibitor.relationship_class, Participation.status
    query = select(ranked, *columns).join(Exhibitor, Exhibitor.id == ranked.c.exhibitor_id)
    return query.outerjoin(Participation, here).order_by(ranked.c.place)


def places(counting: Counting, edition_id: int | None, after: int = 0, size: int = ON_PAGE) -> Rows:
    """Return the exhibitors in the order after a place, one more than `size` where there are more."""
    query = _listed(counting, edition_id)
    place = query.selected_columns.place
    return db.session.execute(query.where(place > after).limit(size + 1)).all()


def whole_order(counting: Counting, edition_id: int | None) -> Iterator[Any]:
    """Return everybody in the order."""
    query = _listed(counting, edition_id).execution_options(yield_per=BATCH)
    return iter(db.session.execute(query))


def totals_of(counting: Counting) -> dict[int, Any]:
    """Return the total and its parts by exhibitor; who has no points is not in it."""
    return {row.exhibitor_id: row for row in db.session.execute(select(order(counting)))}


def lines_of(counting: Counting) -> dict[int, list[Any]]:
    """Return the lines by exhibitor, with the names of the editions, the latest first."""
    lines, found = counting.lines, {}
    named = Edition.name.label("edition"), Edition.currency
    query = select(lines, *named).join(Edition, Edition.id == lines.c.edition_id)
    for row in db.session.execute(query.order_by(lines.c.exhibitor_id, lines.c.age)):
        found.setdefault(row.exhibitor_id, []).append(row)
    return found
