"""The marks of exhibitors in the base: written anew, and counted."""

from collections.abc import Sequence

from sqlalchemy import delete, exists, func, insert, select

from exhibitors.duplicates import stored
from exhibitors.duplicates.blocking import looked_for
from exhibitors.duplicates.models import DuplicateMark, UsualMark
from exhibitors.models import Exhibitor
from foundation.bulk import insert_rows
from foundation.database import db

USUAL = 3


def mark(ids: Sequence[int]) -> None:
    """Write the marks of these exhibitors anew."""
    db.session.execute(delete(DuplicateMark).where(DuplicateMark.exhibitor_id.in_(ids)))
    rows = [(mark, number) for number, one in stored.companies(ids).items() for mark in looked_for(one)]
    insert_rows(DuplicateMark.__table__, ("mark", "exhibitor_id"), sorted(rows))


def count() -> None:
    """Count anew which marks are usual in the whole base."""
    db.session.execute(delete(UsualMark))
    held = select(DuplicateMark.mark, func.count()).group_by(DuplicateMark.mark)
    db.session.execute(_insert(held.having(func.count() >= USUAL)))


def count_new(ids: Sequence[int]) -> None:
    """Count the marks of these exhibitors that were not usual before."""
    theirs = select(DuplicateMark.mark).where(DuplicateMark.exhibitor_id.in_(ids))
    unknown = ~exists().where(UsualMark.mark == DuplicateMark.mark)
    held = select(DuplicateMark.mark, func.count()).where(DuplicateMark.mark.in_(theirs), unknown)
    db.session.execute(_insert(held.group_by(DuplicateMark.mark).having(func.count() >= USUAL)))


def _insert(held):
    return insert(UsualMark).from_select(["mark", "holders"], held)


def forget_the_gone() -> None:
    """Delete the marks of exhibitors that are not there any more."""
    there = exists().where(Exhibitor.id == DuplicateMark.exhibitor_id)
    db.session.execute(delete(DuplicateMark).where(~there))
