"""The figures of a large portfolio, kept by edition, so that no page has to count a million exhibitors.

They are reckoned anew after each round and, by the timetable, after whatever changes a class or a fact; the
pages say as of when they are. A small portfolio keeps none: its pages count as they are asked.
"""

from datetime import timedelta
from time import monotonic

from sqlalchemy import delete, select

from classification import assessing, edition_figures
from classification.changed import changed_since
from classification.edition_figures import EditionFigures
from classification.models import KeptFigures
from classification.storing import newest_number
from events.models import Edition
from foundation import clock
from foundation.database import db, reading, unit_of_work
from foundation.upsert import upsert

SMALL = 5_000
"""So many exhibitors are counted while somebody waits."""
OLDEST, LATELY, LONGEST_SECONDS = timedelta(hours=6), timedelta(seconds=45), 10.0
"""Figures are reckoned anew after so long without a known change, too; so much of one transaction may have
been hidden from them; a run begins no further edition after so long."""


def figures_of(edition: Edition | None) -> EditionFigures:
    """Return an edition's figures as they are kept, else as they are now."""
    kept = db.session.get(KeptFigures, edition.id) if edition else None
    if kept is None:
        return edition_figures.reckoned(edition)
    return edition_figures.unpacked(kept.figures, kept.reckoned_at)


def refresh() -> int:
    """Reckon anew what is out of date, the oldest first, for some seconds; return of how many editions.

    What is left is first the next time. A portfolio that has become small has its figures forgotten.
    """
    with reading():
        due = _due()
    if due is None:
        with unit_of_work():
            db.session.execute(delete(KeptFigures))
        return 0
    began = monotonic()
    for done, edition_id in enumerate(due, 1):
        _keep(edition_id)
        if monotonic() - began > LONGEST_SECONDS:
            return done
    return len(due)


def _due() -> list[int] | None:
    """Return the editions to be reckoned: those never kept, the latest first, then the oldest figures.

    None where the portfolio is small.
    """
    last = assessing.latest_round()
    if last is None or last.exhibitors <= SMALL:
        return None
    kept = {one.edition_id: one for one in db.session.scalars(select(KeptFigures))}
    editions = db.session.scalars(select(Edition.id).order_by(Edition.starts_on.desc())).all()
    missing = [number for number in editions if number not in kept]
    return missing + [one.edition_id for one in _outdated([*kept.values()])]


def _outdated(kept: list[KeptFigures]) -> list[KeptFigures]:
    if not kept:
        return []
    newest, now = newest_number(), clock.now()
    by_age = sorted(kept, key=lambda one: one.reckoned_at)
    changed = bool(changed_since(by_age[0].reckoned_at - LATELY))
    return [
        one for one in by_age if changed or one.newest_assessment != newest or one.reckoned_at < now - OLDEST
    ]


def _keep(edition_id: int) -> None:
    """Reckon without holding anybody up, then write the one row."""
    with reading():
        row = {"edition_id": edition_id, "reckoned_at": clock.now(), "newest_assessment": newest_number()}
        edition = db.session.get(Edition, edition_id)
        if edition is None:
            return
        row["figures"] = edition_figures.packed(edition_figures.reckoned(edition))
    with unit_of_work():
        upsert(KeptFigures, [row], ["edition_id"])
