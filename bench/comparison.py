"""Two editions compared, who stays how long, and the rebooking order: pages over everybody, at every size."""

from collections.abc import Iterator, Sequence
from functools import partial
from statistics import median

from flask.testing import FlaskClient

from bench.bases import Base
from bench.figures import Figure, duration
from bench.frame import EDITIONS
from bench.timing import ratio, side_by_side

ROUNDS = 5
PAGES = {
    "editions compared": f"/exhibitors/compared?show=1&first={EDITIONS - 1}&second={EDITIONS}",
    "list of who was lost": f"/exhibitors/?edition={EDITIONS}&since={EDITIONS - 1}&rebooking=lost",
    "editions compared, CSV": f"/exhibitors/compared/export?show=1&first={EDITIONS - 1}&second={EDITIONS}",
    "who stays how long": "/exhibitors/cohorts?show=1",
    "rebooking order": f"/exhibitors/priority?edition={EDITIONS}",
}


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Open each page at every size, against the same page of the smallest base."""
    browsers = [base.browser() for base in bases]
    for name, address in PAGES.items():
        for browser in browsers:
            _open(browser, address)
        works = [partial(_open, browser, address) for browser in browsers]
        taken = side_by_side(ROUNDS, *works)
        for base, times in zip(bases, taken, strict=True):
            against = f"at {bases[0].size}: {duration(median(taken[0]))}"
            yield Figure(
                name, base.database, base.size, duration(median(times)), against, ratio(times, taken[0])
            )


def _open(browser: FlaskClient, address: str) -> None:
    """Read the whole answer: a file is made while it is sent."""
    answer = browser.get(address)
    assert answer.status_code == 200, f"{address} answered {answer.status_code}"
    assert answer.data
