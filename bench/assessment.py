"""Assessing everybody: the first time, and on later days when little has changed, against bare SQL."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import log
from statistics import median

from sqlalchemy import text

from bench.bases import Base
from bench.deciding import decide, decide_and_keep
from bench.figures import Figure, duration
from bench.timing import Work, ratio, seconds, side_by_side
from classification import assessing, policies
from classification.tasks import assess_everybody
from foundation import clock
from foundation.database import db, unit_of_work

FIRSTS, DAYS = 2, 3
WITHIN, EXPONENT = 2.0, 1.05
CHANGES = (
    "UPDATE response SET overall = 6 - overall WHERE exhibitor_id % 100 = :day",
    "UPDATE participation SET paid_minor = price_minor WHERE exhibitor_id % 100 = :day",
    "UPDATE participation SET net_area_m2 = 27 WHERE exhibitor_id % 100 = :day AND edition_id = 5",
)
"""What happens on a day: something about one exhibitor in a hundred."""
Times = tuple[list[float], list[float]]


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Assess every base; afterwards its exhibitors have classes."""
    nights = []
    for base in bases:
        with base.app.app_context():
            first = _first(clock.today())
            base.analyze()
            nights.append(_later(clock.today()))
        yield _against("assessment, first", base, first, "SQL that decides, keeps and marks")
        yield _against("assessment, next day", base, nights[-1], "one SELECT that reads and decides")
    if len(bases) > 1:
        yield _growth(bases, [median(taken) for taken, _ in nights])


def _first(today: date) -> Times:
    with unit_of_work():
        policy_id = policies.ensured(today).id
    taken, floor = side_by_side(
        FIRSTS,
        lambda: _undone(lambda: assessing.assess_all(today)),
        lambda: _undone(lambda: decide_and_keep(today, policy_id)),
    )
    assess_everybody()
    return taken, floor


def _undone(work: Work) -> None:
    work()
    db.session.rollback()


def _later(today: date) -> Times:
    rounds = [_a_day(today, number) for number in range(1, DAYS + 1)]
    return [taken for taken, _ in rounds], [floor for _, floor in rounds]


def _a_day(today: date, number: int) -> tuple[float, float]:
    with unit_of_work():
        for change in CHANGES:
            db.session.execute(text(change), {"day": number})
    day = today + timedelta(days=number)
    floor = seconds(lambda: _undone(lambda: decide(day)))
    return seconds(lambda: _assess(day)), floor


def _assess(day: date) -> None:
    with unit_of_work():
        assessing.assess_all(day)


def _against(measure: str, base: Base, times: Times, floor: str) -> Figure:
    taken, bare = times
    text_ = f"{floor}: {duration(median(bare))}"
    return Figure(measure, base.database, base.size, duration(median(taken)), text_, ratio(*times), WITHIN)


def _growth(bases: Sequence[Base], taken: Sequence[float]) -> Figure:
    """How the time grows: 1 is as the number of exhibitors does."""
    small, large = bases[0], bases[-1]
    exponent = log(taken[-1] / taken[0]) / log(large.size / small.size)
    against = f"exponent from {small.size} exhibitors: {duration(taken[0])}"
    measured = duration(taken[-1])
    return Figure("assessment, growth", large.database, large.size, measured, against, exponent, EXPONENT)
