"""Which exhibitor a row means: by the list's own number, by name, by another name of the exhibitor.

Two of one name whose country and website both differ are two companies (see `companies.apart`), unless the
name is the only one of its kind in the file and among those who came to the show before: then it moved.
Exhibitors that the same run made are left out: within one file `companies` has decided already.
"""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, case, exists, func, or_, select, update

from exhibitors.imports.batches import ALIASES, EDITIONS, EXHIBITORS, PARTICIPATIONS, ROWS, Batch, looked_at
from exhibitors.imports.models import Outcome
from foundation.database import db


def match(batch: Batch) -> None:
    """Set each row's exhibitor and outcome anew, from what is stored now."""
    row = ROWS.alias("row")
    ways = (_by_id, _by_name, _by_alias, _by_name_at_the_show)
    exhibitor_id = func.coalesce(*(way(row, batch) for way in ways))
    found = select(row.c.id, exhibitor_id.label("exhibitor_id")).where(
        row.c.run_id == batch.run_id,
        row.c.number.between(batch.low, batch.high),
        row.c.same_as.is_(None),
        row.c.outcome != Outcome.REJECTED,
    )
    meant = found.cte("meant").prefix_with("MATERIALIZED")
    outcome = case((meant.c.exhibitor_id.is_(None), Outcome.CREATED), else_=Outcome.MATCHED)
    differs = meant.c.exhibitor_id.is_distinct_from(ROWS.c.exhibitor_id) | (ROWS.c.outcome != outcome)
    linked = update(ROWS).where(ROWS.c.id == meant.c.id, differs)
    db.session.execute(linked.values(exhibitor_id=meant.c.exhibitor_id, outcome=outcome))
    _fold_doubles(batch)


def _fold_doubles(batch: Batch) -> None:
    """Two rows of different names may mean one exhibitor: the later is skipped as the same."""
    earlier = ROWS.alias("earlier")
    same = (
        looked_at(earlier.c.run_id) == batch.run_id,
        earlier.c.exhibitor_id == ROWS.c.exhibitor_id,
        earlier.c.outcome == Outcome.MATCHED,
        looked_at(earlier.c.number) < ROWS.c.number,
    )
    first = select(func.min(earlier.c.number)).where(*same).scalar_subquery()
    doubles = update(ROWS).where(*batch.rows(Outcome.MATCHED), exists().where(*same))
    db.session.execute(doubles.values(outcome=Outcome.SKIPPED, same_as=first))


def _together(row: FromClause) -> ColumnElement[bool]:
    """Whether row and exhibitor may be one company: not both country and website say otherwise."""
    pairs = ((EXHIBITORS.c[name], row.c[name]) for name in ("country", "website_host"))
    return or_(*(or_(ours.is_(None), theirs.is_(None), ours == theirs) for ours, theirs in pairs))


def _others(batch: Batch) -> ColumnElement[bool]:
    return or_(EXHIBITORS.c.import_run_id.is_(None), EXHIBITORS.c.import_run_id != batch.run_id)


def _first(row: FromClause, batch: Batch, *means: ColumnElement[bool]) -> ScalarSelect[Any]:
    """The exhibitor of the same country before others, then the oldest."""
    near = func.min(case((EXHIBITORS.c.country == row.c.country, EXHIBITORS.c.id)))
    found = select(func.coalesce(near, func.min(EXHIBITORS.c.id)))
    return found.where(*means, _others(batch), _together(row)).correlate(row).scalar_subquery()


def _by_id(row: FromClause, batch: Batch) -> ScalarSelect[Any]:
    return _first(row, batch, EXHIBITORS.c.external_id == row.c.external_id)


def _by_name(row: FromClause, batch: Batch) -> ScalarSelect[Any]:
    return _first(row, batch, EXHIBITORS.c.name_key == row.c.name_key)


def _by_alias(row: FromClause, batch: Batch) -> ScalarSelect[Any]:
    named = ALIASES.c.name_key == row.c.name_key
    return _first(row, batch, named, ALIASES.c.exhibitor_id == EXHIBITORS.c.id)


def _by_name_at_the_show(row: FromClause, batch: Batch) -> ScalarSelect[Any]:
    editions = select(EDITIONS.c.id).where(EDITIONS.c.show_id == batch.show_id)
    came = exists().where(
        PARTICIPATIONS.c.exhibitor_id == EXHIBITORS.c.id, looked_at(PARTICIPATIONS.c.edition_id).in_(editions)
    )
    named = (EXHIBITORS.c.name_key == row.c.name_key, row.c.twin.is_(False), came, _others(batch))
    only = select(func.min(EXHIBITORS.c.id)).where(*named).having(func.count() == 1)
    return only.correlate(row).scalar_subquery()
