"""The web server as it runs in production, on a base; and what a browser sends it."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from time import monotonic, sleep

PATIENCE = 60
HOUSE = Path(__file__).parent.parent


@contextmanager
def serving(
    environment: Mapping[str, str], workers: int = 2, application: str = "app:create_app()"
) -> Iterator[tuple[int, int]]:
    """Run the web server with so many workers of eight threads; give its port and its process."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = os.environ | dict(environment) | {"PORT": str(port), "WEB_WORKERS": str(workers)}
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", application]
    server = subprocess.Popen(command, cwd=HOUSE, env=own)
    try:
        _wait(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    late = monotonic() + PATIENCE
    while monotonic() < late:
        with socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.2)
    raise TimeoutError("the web server did not start")
