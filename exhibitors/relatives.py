"""Reading whom an exhibitor belongs with, and what they are together."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Select, Table, case, func, select
from sqlalchemy.orm import aliased

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from exhibitors.relating import PARENT, Role
from exhibitors.relation import Relation, RelationKind
from exhibitors.search import matching
from foundation.database import Rows, db
from foundation.folding import ancestors

SHOWN, EDITIONS = 50, 6
EXHIBITORS = cast(Table, Exhibitor.__table__)
_ROLES = {
    (RelationKind.AGENCY, True): Role.CLIENT,
    (RelationKind.AGENCY, False): Role.AGENCY,
    (RelationKind.REPRESENTS, True): Role.REPRESENTED,
    (RelationKind.REPRESENTS, False): Role.REPRESENTATIVE,
    (RelationKind.SISTER, True): Role.SISTER,
    (RelationKind.SISTER, False): Role.SISTER,
}


@dataclass(frozen=True)
class Relative:
    """Another company and what it is to this one; `relation_id` None: joined by the parent column."""

    role: Role
    exhibitor_id: int
    name: str
    relation_id: int | None = None


@dataclass(frozen=True)
class Group:
    """An exhibitor with all below it: how many companies, their contribution in the house's minor units.

    `editions` are the last six, newest first: companies, net area in m², price in the edition's minor units.
    """

    companies: int
    value_minor: int
    editions: Rows


def relatives(exhibitor_id: int) -> list[Relative]:
    """Return parents (the nearest first), subsidiaries and all other relations, at most 50 of a kind."""
    above = ancestors(PARENT, exhibitor_id)
    theirs = select(Exhibitor.id, Exhibitor.name).where(Exhibitor.id.in_(above))
    names = dict(db.session.execute(theirs).all()) if above else {}
    below = select(Exhibitor.id, Exhibitor.name).where(Exhibitor.parent_id == exhibitor_id)
    found = [Relative(Role.PARENT, number, names[number]) for number in above]
    for number, name in db.session.execute(below.order_by(Exhibitor.name_key, Exhibitor.id).limit(SHOWN)):
        found.append(Relative(Role.SUBSIDIARY, number, name))
    return found + _related(exhibitor_id)


def _related(exhibitor_id: int) -> list[Relative]:
    outward = Relation.from_id == exhibitor_id
    other = case((outward, Relation.to_id), else_=Relation.from_id)
    query = select(Relation.id, Relation.kind, outward, Exhibitor.id, Exhibitor.name)
    query = query.join(Exhibitor, Exhibitor.id == other).where(outward | (Relation.to_id == exhibitor_id))
    ordered = query.order_by(outward.desc(), Exhibitor.name_key, Exhibitor.id)
    return [
        Relative(_ROLES[RelationKind(kind), bool(out)], number, name, relation)
        for relation, kind, out, number, name in db.session.execute(ordered.limit(2 * SHOWN))
    ]


def _below(exhibitor_id: int) -> Select[int]:
    group = (
        select(EXHIBITORS.c.id).where(EXHIBITORS.c.id == exhibitor_id).cte("company_group", recursive=True)
    )
    child = EXHIBITORS.alias("child")
    return select(group.union(select(child.c.id).where(child.c.parent_id == group.c.id)).c.id)


def group(exhibitor_id: int) -> Group | None:
    """Return what the exhibitor and all companies below it are together; None when there is none below."""
    ids = _below(exhibitor_id)
    totals = select(func.count(), func.coalesce(func.sum(Exhibitor.value_minor), 0))
    companies, value = db.session.execute(totals.where(Exhibitor.id.in_(ids))).one()
    if companies < 2:
        return None
    by_edition = (
        select(
            Edition.id,
            Edition.name,
            Edition.currency,
            func.count().label("companies"),
            func.sum(Participation.net_area_m2).label("area"),
            func.sum(Participation.price_minor).label("price_minor"),
        )
        .join(Participation, Participation.edition_id == Edition.id)
        .where(Participation.exhibitor_id.in_(ids), Participation.status.in_(TAKING_PART))
        .group_by(Edition.id, Edition.name, Edition.currency, Edition.starts_on)
        .order_by(Edition.starts_on.desc(), Edition.id)
        .limit(EDITIONS)
    )
    return Group(companies, value, db.session.execute(by_edition).all())


def sharing(exhibitor_id: int) -> Rows:
    """Return who shares a stand with the exhibitor, newest edition first.

    Rows: edition, exhibitor_id, name, kind, area, `below` (whether the other one stands on this one's stand).
    """
    mine, other = aliased(Participation), aliased(Participation)
    columns = (
        Edition.name.label("edition"),
        Exhibitor.id.label("exhibitor_id"),
        Exhibitor.name,
        Edition.starts_on,
    )
    joined = [
        select(*columns, kind.label("kind"), (other.main_id == mine.id).label("below"))
        .select_from(mine)
        .join(other, on)
        .join(Edition, Edition.id == mine.edition_id)
        .join(Exhibitor, Exhibitor.id == other.exhibitor_id)
        .where(mine.exhibitor_id == exhibitor_id)
        for kind, on in ((other.kind, other.main_id == mine.id), (mine.kind, other.id == mine.main_id))
    ]
    both = joined[0].union_all(joined[1]).subquery()
    order = (both.c.starts_on.desc(), both.c.name, both.c.exhibitor_id)
    return db.session.execute(select(both).order_by(*order).limit(SHOWN)).all()


def mains(one: Participation, term: str) -> Rows:
    """Return (participation id, name) of who has a stand of its own at the same edition, by name."""
    query = select(Participation.id, Exhibitor.name).join(Exhibitor)
    query = query.where(
        Participation.edition_id == one.edition_id,
        Participation.main_id.is_(None),
        Participation.id != one.id,
        matching(term),
    )
    return db.session.execute(query.order_by(Exhibitor.name_key, Exhibitor.id).limit(SHOWN)).all()
