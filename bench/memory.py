"""What a web worker holds after some hundred pages, at the larger base against the smaller one."""

from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from time import monotonic, sleep

from flask.sessions import SecureCookieSessionInterface

from bench.bases import Base
from bench.figures import Figure
from bench.lists import PAGES
from bench.server import PATIENCE, serving

REQUESTS, WITHIN = 300, 1.1
MIB = 1024


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Let one worker serve each base."""
    small, large = (_held(base) for base in (bases[0], bases[-1]))
    size = bases[-1].size
    measured, against = f"{large / MIB:.0f} MiB", f"at {bases[0].size}: {small / MIB:.0f} MiB"
    yield Figure("worker's memory", bases[-1].database, size, measured, against, large / small, WITHIN)


def _held(base: Base) -> int:
    """The worker's resident memory in KiB after all kinds of pages."""
    random, addresses = Random(1), list(PAGES.values())
    with serving(base.environment, workers=1) as (port, server):
        cookie, worker = _cookie(base), _child(server)
        for number in range(REQUESTS):
            _ask(port, addresses[number % len(addresses)](random, base.size), cookie)
        status = Path(f"/proc/{worker}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def _child(server: int) -> int:
    """The worker's process: the server opens its port before it has one."""
    late = monotonic() + PATIENCE
    while monotonic() < late:
        if children := Path(f"/proc/{server}/task/{server}/children").read_text().split():
            return int(children[0])
        sleep(0.2)
    raise TimeoutError("the web server started no worker")


def _cookie(base: Base) -> str:
    """The cookie of a signed-in admin, as the application signs it."""
    signer = SecureCookieSessionInterface().get_signing_serializer(base.app)
    assert signer is not None
    return f"{base.app.config['SESSION_COOKIE_NAME']}={signer.dumps(base.session())}"


def _ask(port: int, address: str, cookie: str) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", address, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200, f"{address} answered {answer.status}"
    connection.close()
