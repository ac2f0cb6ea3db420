"""The public form of complaints: opened and sent by sixteen clients at once, on the production server."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from sqlalchemy import select

from bench.bases import Base
from bench.frame import EDITIONS
from bench.server import PATIENCE, serving
from complaints.door import signing
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db

CLIENTS, EACH_ROUND, ROUNDS = 16, 96, 3
ONCE = re.compile(r'name="once" value="([^"]+)"')
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


def pairs(base: Base) -> float:
    """Return the seconds that one opening and sending takes on average with all clients at work."""
    with base.app.app_context():
        own = select(Participation.id).where(
            Participation.edition_id == EDITIONS, Participation.status.in_(TAKING_PART)
        )
        links = [f"/c/{signing.token(one)}" for one in db.session.scalars(own.limit(EACH_ROUND))]
    with serving(base.environment) as (port, _server):
        rounds = [_seconds_each(_visitor(port), links) for _ in range(ROUNDS + 1)]
    return median(rounds[1:])


def _visitor(port: int) -> Callable[[str], None]:
    def visit(link: str) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", link)
        page = connection.getresponse()
        found = ONCE.search(page.read().decode())
        assert page.status == 200, page.status
        assert found is not None, "the form is sent once"
        form = {"what": "No power", "more": "Since eight", "severity": "high", "once": found[1]}
        connection.request("POST", link, urlencode(form), HEADERS)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 303, answer.status
        connection.close()

    return visit


def _seconds_each(visit: Callable[[str], None], links: list[str]) -> float:
    start = perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(visit, links))
    return (perf_counter() - start) / len(links)
