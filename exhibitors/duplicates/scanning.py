"""The search for duplicates over the base: marks, how usual they are, then who shares one, batch by batch.

Each batch is a transaction of its own and the scan notes how far it is: a killed one goes on from there, and
no more is in memory than a batch and the usual marks.
"""

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Select, exists, func, select

from exhibitors.duplicates import marking, stored
from exhibitors.duplicates.comparing import compared, keep
from exhibitors.duplicates.models import DuplicateMark, DuplicateScan
from exhibitors.duplicates.rarity import Rarity
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db, reading, unit_of_work

BATCH = 1000
Report = Callable[[int, int | None], None]


def begin(whole: bool) -> DuplicateScan:
    """Return a new scan, a whole one when there was none before."""
    last = last_scan()
    scan = DuplicateScan(whole=whole or last is None, exhibitors=_number())
    db.session.add(scan)
    db.session.flush()
    return scan


def last_scan() -> DuplicateScan | None:
    """Return the last scan that came to its end."""
    ended = select(DuplicateScan).where(DuplicateScan.ended_at.is_not(None))
    return db.session.scalar(ended.order_by(DuplicateScan.id.desc()).limit(1))


def _number() -> int:
    return db.session.scalar(select(func.count()).select_from(Exhibitor)) or 0


def run(scan_id: int, report: Report) -> None:
    """Do what is left of a scan."""
    scan = db.session.get_one(DuplicateScan, scan_id)
    passes = (_mark, _compare) if scan.whole else (_mark_and_compare,)
    total, done = len(passes) * scan.exhibitors, 0
    for one in passes:
        for number in one(scan):
            done += number
            report(min(done, total), total)
            db.session.commit()
    if scan.whole:
        marking.forget_the_gone()
    scan.ended_at = clock.now()
    report(total, total)


def _batches(scan: DuplicateScan, column: str) -> Iterator[Sequence[int]]:
    """The numbers of whom is left to look at; `column` of the scan says up to whom it was done."""
    while ids := db.session.scalars(_chosen(scan, getattr(scan, column))).all():
        yield ids


def _chosen(scan: DuplicateScan, after: int) -> Select[int]:
    """Everybody, or who has no marks yet or was changed since the last scan began."""
    query = select(Exhibitor.id).where(Exhibitor.id > after).order_by(Exhibitor.id).limit(BATCH)
    last = last_scan()
    if scan.whole or last is None:
        return query
    unmarked = ~exists().where(DuplicateMark.exhibitor_id == Exhibitor.id)
    return query.where(unmarked | (Exhibitor.updated_at >= last.started_at))


def _mark(scan: DuplicateScan) -> Iterator[int]:
    for ids in _batches(scan, "marked_to"):
        with unit_of_work():
            marking.mark(ids)
            scan.marked_to = ids[-1]
        yield len(ids)
    if not scan.counted:
        with unit_of_work():
            marking.count()
            scan.counted = True


def _compare(scan: DuplicateScan) -> Iterator[int]:
    rarity = stored.rarity()
    for ids in _batches(scan, "compared_to"):
        _look(scan, ids, rarity)
        yield len(ids)


def _mark_and_compare(scan: DuplicateScan) -> Iterator[int]:
    for ids in _batches(scan, "compared_to"):
        with unit_of_work():
            marking.mark(ids)
            marking.count_new(ids)
        _look(scan, ids, stored.rarity())
        yield len(ids)


def _look(scan: DuplicateScan, ids: Sequence[int], rarity: Rarity) -> None:
    """Compare outside of any transaction that writes: others write meanwhile."""
    with reading():
        number, found = compared(ids, rarity, everybody=not scan.whole)
    with unit_of_work():
        keep(ids, found, scan.started_at)
        scan.compared_to, scan.compared = ids[-1], scan.compared + number
        scan.found += len(found)
