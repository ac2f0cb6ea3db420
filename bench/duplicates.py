"""The search for duplicates over whole bases: its time, how that grows, how many planted twins it misses."""

from collections.abc import Iterator, Sequence
from math import log
from random import Random
from resource import RUSAGE_SELF, getrusage

from sqlalchemy import func, insert, select

from bench.bases import Base
from bench.figures import Figure, duration
from bench.timing import seconds
from exhibitors.actions import derived
from exhibitors.duplicates import scanning
from exhibitors.duplicates.models import Duplicate, DuplicateScan
from exhibitors.models import Exhibitor
from foundation.database import db, unit_of_work

GROWTH = 1.25
TWINS, MISSED = 500, 0.15


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Search every base; twins are added to it before. The ratio is the exponent by which the time grows."""
    before: tuple[int, float] | None = None
    for base in bases:
        with base.app.app_context():
            twins = _plant(Random(base.size))
            base.analyze()
            taken = seconds(_search)
            missed = 1 - _found(twins) / TWINS
            pairs = db.session.scalar(select(DuplicateScan.compared))
        exponent = log(taken / before[1]) / log(base.size / before[0]) if before else 1.0
        before = base.size, taken
        against = f"{pairs:,} pairs, {getrusage(RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB at most"
        where = base.database, base.size
        yield Figure("duplicates: growth", *where, duration(taken), against, exponent, GROWTH)
        yield Figure("duplicates: missed", *where, f"{missed:.1%}", f"of {TWINS} twins", missed, MISSED)


def _plant(random: Random) -> dict[int, int]:
    """Store twins, each under its name with one slip, and return their numbers by the number of the other."""
    last = db.session.scalar(select(func.max(Exhibitor.id))) or 0
    chosen = random.sample(range(1, last + 1), TWINS)
    query = select(Exhibitor.id, Exhibitor.name, Exhibitor.country).where(Exhibitor.id.in_(chosen))
    rows, twins = [], {}
    for number, name, country in db.session.execute(query):
        twins[number] = last + len(twins) + 1
        wrong = slip(name, random)
        rows.append({"id": twins[number], "name": wrong, "country": country, **derived(wrong)})
    with unit_of_work():
        db.session.execute(insert(Exhibitor), rows)
    return twins


def slip(name: str, random: Random) -> str:
    """Return the name with a letter of its first word dropped, doubled or swapped."""
    first, *rest = name.split()
    place = random.randrange(1, len(first) - 1)
    a, b, tail = first[:place], first[place], first[place + 1 :]
    slips = (a + tail, a + b + b + tail, a + tail[0] + b + tail[1:])
    return " ".join((random.choice(slips), *rest))


def _search() -> None:
    with unit_of_work():
        number = scanning.begin(whole=True).id
    scanning.run(number, lambda done, total: None)
    db.session.commit()


def _found(twins: dict[int, int]) -> int:
    found = set(db.session.execute(select(Duplicate.one_id, Duplicate.other_id)).all())
    return sum((one, other) in found for one, other in twins.items())
