"""Who serves whom: 2,000 exhibitors given to 50 people by the solver, with hours enough and with too few."""

from collections.abc import Iterator, Sequence
from time import process_time

import numpy as np

from bench.bases import Base
from bench.figures import Figure, duration
from staffing.solving import Values, assign

EXHIBITORS, PEOPLE, AIM = 2000, 50, 4.0
HOURS, SHARES = (40.0, 15.0, 3.0, 1.0), (0.05, 0.20, 0.70, 0.05)
KEPT = 0.6
TIMES = {"hours enough": 1.1, "too few hours": 0.9}


def _case(times: float) -> tuple[Values, Values, Values]:
    """Values as staffing/pairing.py makes them, hours by class, and capacity alike for everybody."""
    random = np.random.default_rng(1)
    hours = random.choice(HOURS, EXHIBITORS, p=SHARES)
    values = 1 + random.choice((0.0, 0.25, 0.5, 0.75, 1.0), (EXHIBITORS, PEOPLE))
    values[np.arange(EXHIBITORS), random.integers(0, PEOPLE, EXHIBITORS)] += KEPT
    return values * hours[:, None], hours, np.full(PEOPLE, hours.sum() * times / PEOPLE)


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Solve each case once; the aim is four seconds of the processor, whatever the database."""
    for name, times in TIMES.items():
        case = _case(times)
        start = process_time()
        found = assign(*case)
        seconds = process_time() - start
        against = f"4 s of CPU; {found.quality:.1%} of the best, {(found.chosen < 0).sum()} with nobody"
        yield Figure(
            f"who serves whom, {name}",
            bases[0].database,
            EXHIBITORS,
            duration(seconds),
            against,
            seconds / AIM,
            1.0,
        )
