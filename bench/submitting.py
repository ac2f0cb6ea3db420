"""A page of twelve questions opened and handed in by sixteen clients at once, on the production server."""

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from sqlalchemy import func, select, text

from bench import bare_view, frame
from bench.bare import stored, write
from bench.bases import Base
from bench.figures import Figure
from bench.server import PATIENCE, serving
from foundation.database import db
from surveys.models import Survey

CLIENTS, EACH_ROUND, ROUNDS = 16, 160, 3
FLAT, OF_BARE_VIEW = 1.25, 1 / 0.7
FIELDS = re.compile(r'name="(q[^"]+)" value="4"')
Work = Callable[[str], object]
INVITATIONS = """INSERT INTO invitation (survey_id, exhibitor_id, contact_id, token, language, created_at,
 sent_at)
SELECT s.id, c.exhibitor_id, c.id, 'page-' || s.id || '-' || c.id, 'en', s.opens_at, s.opens_at
FROM contact c JOIN survey s ON s.id = :survey WHERE c.id <= :count"""


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Hand in at both bases, then through a bare view and without any server at the larger one."""
    small, large = bases[0], bases[-1]
    before, taken = (_through_us(base) for base in (small, large))
    view, inserts = _through_bare_view(large), _inserts(large)
    where = large.database, large.size, f"{1 / taken:.0f}/s"
    yield Figure("survey page, 16 clients", *where, f"bare inserts: {1 / inserts:.0f}/s", taken / inserts)
    yield Figure(
        "survey page, bare Flask view", *where, f"same rows: {1 / view:.0f}/s", taken / view, OF_BARE_VIEW
    )
    flat = f"survey page, {large.size // small.size} times the answers"
    yield Figure(flat, *where, f"at {small.size}: {1 / before:.0f}/s", taken / before, FLAT)


def _through_us(base: Base) -> float:
    with serving(base.environment) as (port, _server):
        rounds = [_seconds_each(_page(port), _invited(base)) for _ in range(ROUNDS + 1)]
    return median(rounds[1:])


def _through_bare_view(base: Base) -> float:
    own = base.environment | {bare_view.TOKEN: _token(1)}
    with serving(own, application="bench.bare_view:create()") as (port, _server):
        visit = _visitor(port)
        rounds = [_seconds_each(lambda _token: visit("/"), ["x"] * EACH_ROUND) for _ in range(ROUNDS + 1)]
    return median(rounds[1:])


def _inserts(base: Base) -> float:
    with base.app.app_context():
        rows = stored(_token(1))

    def insert(_token: str) -> None:
        with base.app.app_context():
            write(rows)

    return median(_seconds_each(insert, ["x"] * EACH_ROUND) for _ in range(ROUNDS))


def _token(number: int) -> str:
    """An invitation that was answered."""
    return f"page-{frame.OPEN + 1}-{number}"


def _invited(base: Base) -> list[str]:
    """Open one more survey, and return the addresses of its invitations' tokens."""
    with base.app.app_context():
        survey = db.session.scalars(select(func.max(Survey.id))).one() + 1
        db.session.add(frame.survey(survey, 1))
        db.session.flush()
        db.session.execute(text(INVITATIONS), {"survey": survey, "count": EACH_ROUND})
        db.session.commit()
    return [f"/s/page-{survey}-{contact}" for contact in range(1, EACH_ROUND + 1)]


def _page(port: int) -> Work:
    visit = _visitor(port)

    def answer(address: str) -> None:
        assert visit(address).endswith("/thanks"), address

    return answer


def _visitor(port: int) -> Callable[[str], str]:
    """A browser that opens an address, posts its form, and says where it is led."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}

    def visit(address: str) -> str:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", address)
        page = connection.getresponse()
        assert page.status == 200, page.read()
        asked = FIELDS.findall(page.read().decode())
        assert len(asked) == frame.ANSWERS, asked
        form = urlencode({**dict.fromkeys(asked, "4"), "go": "next"})
        connection.request("POST", address, form, headers)
        answer = connection.getresponse()
        said = answer.read()
        assert answer.status == 303, (answer.status, said[-800:])
        connection.close()
        return answer.headers["Location"]

    return visit


def _seconds_each(work: Work, addresses: Sequence[str]) -> float:
    """The seconds that one takes on average with all clients at work."""
    start = perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(work, addresses))
    return (perf_counter() - start) / len(addresses)
