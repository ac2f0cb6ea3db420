"""The public form of complaints: opened and sent by sixteen clients at once, on the production server."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from http.client import HTTPConnection
from urllib.parse import urlencode

from sqlalchemy import select

from bench.bases import Base
from bench.frame import EDITIONS
from bench.server import PATIENCE, serving
from bench.timing import side_by_side
from complaints.door import signing
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db

CLIENTS, EACH_ROUND, ROUNDS = 16, 96, 3
ONCE = re.compile(r'name="once" value="([^"]+)"')
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


def pairs(bases: Sequence[Base]) -> list[list[float]]:
    """Return, of each base, the seconds that one opening and sending took by round, the bases in turn."""
    with ExitStack() as stack:
        works = []
        for base in bases:
            port, _server = stack.enter_context(serving(base.environment))
            visit, links = _visitor(port), _links(base)
            visit(links[0])
            works.append(partial(_each, visit, links))
        side_by_side(1, *works)
        rounds = side_by_side(ROUNDS, *works)
    return [[taken / EACH_ROUND for taken in times] for times in rounds]


def _links(base: Base) -> list[str]:
    with base.app.app_context():
        own = select(Participation.id).where(
            Participation.edition_id == EDITIONS, Participation.status.in_(TAKING_PART)
        )
        return [f"/c/{signing.token(one)}" for one in db.session.scalars(own.limit(EACH_ROUND))]


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


def _each(visit: Callable[[str], None], links: list[str]) -> None:
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(visit, links))
