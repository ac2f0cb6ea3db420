"""Which exhibitor a row means: as decided by hand, else by the keys that the run goes by.

Two of one name whose country and website both differ are two companies (see `companies.apart`), unless the
name is the only one of its kind in the file and among those who came to the show before: then it moved.
A website or an address that several exhibitors or several names of the list share decides nothing.
Exhibitors that the same run made are left out: within one file `companies` has decided already.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    ScalarSelect,
    and_,
    case,
    distinct,
    exists,
    func,
    null,
    or_,
    select,
    update,
)

from exhibitors.imports.batches import (
    ALIASES,
    CONTACTS,
    DECISIONS,
    EDITIONS,
    EXHIBITORS,
    PARTICIPATIONS,
    ROWS,
    Batch,
    looked_at,
)
from exhibitors.imports.models import Key, Outcome
from foundation.database import db


def match(batch: Batch) -> None:
    """Set each row's exhibitor and outcome anew, from what is stored now."""
    row = ROWS.alias("row")
    found = select(row.c.id, _meant(row, batch).label("exhibitor_id")).where(
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


def exhibitor_of(row: FromClause, batch: Batch) -> ColumnElement[Any]:
    """Return the exhibitor that a row means by the run's keys."""
    ways = [way(row, batch) for key in Key if key in batch.keys for way in WAYS[key]]
    ways += [_by_name_at_the_show(row, batch)] if Key.NAME in batch.keys else []
    return func.coalesce(*ways, null())


def _meant(row: FromClause, batch: Batch) -> ColumnElement[Any]:
    by_keys = exhibitor_of(row, batch)
    if not batch.decided:
        return by_keys
    decided = and_(
        DECISIONS.c.run_id == batch.run_id,
        DECISIONS.c.number == row.c.number,
        DECISIONS.c.name_key == row.c.name_key,
    )
    by_hand = select(DECISIONS.c.exhibitor_id).where(decided).correlate(row).scalar_subquery()
    return case((exists().where(decided), by_hand), else_=by_keys)


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
    return _only(row, batch, EXHIBITORS.c.name_key == row.c.name_key, row.c.twin.is_(False), came)


def _by_website(row: FromClause, batch: Batch) -> ScalarSelect[Any]:
    host = row.c.website_host
    return _only(row, batch, EXHIBITORS.c.website_host == host, host.not_in(_shared(batch, "website_host")))


def _by_email(row: FromClause, batch: Batch) -> ScalarSelect[Any]:
    email = row.c.email
    return _only(row, batch, EXHIBITORS.c.email == email, email.not_in(_shared(batch, "email")))


def _by_contact(row: FromClause, batch: Batch) -> ScalarSelect[Any]:
    email = row.c.contact_email
    person = exists().where(CONTACTS.c.exhibitor_id == EXHIBITORS.c.id, CONTACTS.c.email == email)
    return _only(row, batch, person, email.not_in(_shared(batch, "contact_email")))


def _only(row: FromClause, batch: Batch, *means: ColumnElement[bool]) -> ScalarSelect[Any]:
    """The exhibitor, where it is the only one."""
    only = select(func.min(EXHIBITORS.c.id)).where(*means, _others(batch)).having(func.count() == 1)
    return only.correlate(row).scalar_subquery()


def _shared(batch: Batch, column: str) -> ScalarSelect[Any]:
    """The values that several names of the list share."""
    value = ROWS.c[column]
    shared = select(value).where(ROWS.c.run_id == batch.run_id, value.is_not(None)).group_by(value)
    return shared.having(func.count(distinct(ROWS.c.name_key)) > 1).scalar_subquery()


Way = Callable[[FromClause, Batch], ScalarSelect[Any]]
WAYS: dict[Key, tuple[Way, ...]] = {
    Key.NUMBER: (_by_id,),
    Key.NAME: (_by_name, _by_alias),
    Key.WEBSITE: (_by_website,),
    Key.EMAIL: (_by_email, _by_contact),
}
"""For each key, in this order, what finds the exhibitor."""
