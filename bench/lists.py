"""Pages that people wait for, at the larger base against the smaller one."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from statistics import median
from urllib.parse import quote

from flask.testing import FlaskClient

from bench.bases import Base
from bench.figures import Figure, duration
from bench.names import TRADES, misspelt, stem
from bench.timing import seconds

WARM_UP, ROUNDS, WITHIN = 3, 60, 1.5
Address = Callable[[Random, int], str]


def _exhibitor(random: Random, size: int) -> str:
    return f"/exhibitors/{random.randint(1, size)}"


def _sorted(key: str) -> Address:
    return lambda random, size: f"/exhibitors/?sort={key}"


def _where(text: str) -> Address:
    return lambda random, size: f"/exhibitors/?where={quote(text)}"


PAGES: dict[str, Address] = {
    "list": lambda random, size: "/exhibitors/",
    "list by class": _sorted("class"),
    "list by value": _sorted("-value"),
    "list by area": _sorted("-area"),
    "list of a class and country": lambda random, size: "/exhibitors/?class=key&country=DE",
    "list of who may leave": lambda random, size: "/exhibitors/?alert=1",
    "list of a tag that many have": _where("tag is 1"),
    "list of a tag that few have": _where("tag is 2"),
    "list of a custom field, many": _where('f2 is "tier 3"'),
    "list of a custom field, few": _where("f1 between 500,520"),
    "list of and/or groups": _where("country is DE and (value min 50000 or tag is 1 or f2 any A,B)"),
    "list of groups that few meet": _where("tag is 2 and (country is DE or f1 max 50000 or city empty)"),
    "list by a custom field": _sorted("-f1"),
    "list by a custom field, its columns": lambda random, size: (
        "/exhibitors/?sort=f2&columns=tag,f1,f2,stand"
    ),
    "name search, few": lambda random, size: f"/exhibitors/?q={stem(random)}",
    "name search, many": lambda random, size: f"/exhibitors/?q={quote(random.choice(TRADES))}",
    "exhibitor page": _exhibitor,
    "search in the bar": lambda random, size: f"/search?q={stem(random)}",
    "search, misspelt": lambda random, size: f"/search?q={misspelt(random)}",
    "search, a common word": lambda random, size: f"/search?q={quote(random.choice(TRADES))}",
    "search, a contact": lambda random, size: f"/search?q=c{random.randint(1, size)}@bench.example",
}


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Ask both bases for each page in turn."""
    small, large = bases[0], bases[-1]
    browsers = {small.size: small.browser(), large.size: large.browser()}
    for name, address in PAGES.items():
        before, taken = medians(Random(name), browsers, address)
        against = f"at {small.size}: {duration(before)}"
        yield Figure(name, large.database, large.size, duration(taken), against, taken / before, WITHIN)


def medians(random: Random, browsers: dict[int, FlaskClient], address: Address) -> tuple[float, ...]:
    """The median seconds at each size; the first requests, which fill caches, are left out."""
    rounds = [
        [_open(browser, address(random, size)) for size, browser in browsers.items()]
        for _ in range(WARM_UP + ROUNDS)
    ]
    return tuple(median(column) for column in zip(*rounds[WARM_UP:], strict=True))


def _open(browser: FlaskClient, address: str) -> float:
    def ask() -> None:
        status = browser.get(address).status_code
        assert status == 200, f"{address} answered {status}"

    return seconds(ask)
