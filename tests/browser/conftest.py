"""A real browser against a real server that shows the demo."""

import fcntl
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import SECRET

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]
PASSWORD = "demo-demo-demo"
PATIENCE = 120
expect.set_options(timeout=20_000)
FLASK = [sys.executable, "-m", "flask", "--app", "app"]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """Debian's Chromium."""
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing. Install it: apt-get install chromium")
    return {"executable_path": CHROMIUM, "args": QUIET}


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        yield process
    finally:
        # Gunicorn waits for open connections on SIGTERM, not on SIGINT.
        process.send_signal(signal.SIGINT)
        process.wait(30)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            return answer.status == 200
    except URLError:
        return False


def _wait_for(address: str, server: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while not _answers(f"{address}/sign-in"):
        assert server.poll() is None, "the server did not start"
        assert time.monotonic() < until, "the server did not answer"
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _environment(database: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "SECRET_KEY": SECRET,
        "DATABASE_URL": f"sqlite:///{database}",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "WEB_WORKERS": "1",
    }


def _load(database: Path) -> None:
    """Make the catalogue, the charts' JavaScript and the demo, as a fresh machine does."""
    making = database.with_suffix(".loading")
    commands = (
        [sys.executable, "-m", "babel.messages.frontend", "-q", "compile", "-d", "translations"],
        [sys.executable, "scripts/bundle.py"],
        [*FLASK, "demo", "begin"],
    )
    environment = _environment(making, _free_port())
    for command in commands:
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    with closing(sqlite3.connect(making)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    making.rename(database)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The demo's database, loaded once for all test processes."""
    mine = tmp_path_factory.getbasetemp()
    shared = mine if worker_id == "master" else mine.parent
    database = shared / "demo.db"
    with open(shared / "demo.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not database.exists():
            _load(database)
    return database


@pytest.fixture(scope="session")
def database(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This process's own copy of the demo."""
    return Path(shutil.copy(demo, tmp_path_factory.mktemp("site")))


@pytest.fixture(scope="session")
def site(database: Path) -> Iterator[str]:
    """The address of a running Standwell, web server and timetable."""
    port = _free_port()
    environment = _environment(database, port)
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "app:create_app()"]
    with _running(gunicorn, environment) as server, _running([*FLASK, "jobs", "run"], environment):
        _wait_for(environment["BASE_URL"], server)
        yield environment["BASE_URL"]


def signed_in(browser: Browser, site: str, email: str, **options: object) -> BrowserContext:
    """Return a browser context signed in as a person of the demo."""
    context = browser.new_context(base_url=site, **options)
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    page.goto("/sign-in")
    page.fill("#email", email)
    page.fill("#password", PASSWORD)
    page.click("main button.btn-primary")
    page.wait_for_url("**/")
    page.close()
    return context


@pytest.fixture
def page_of(browser: Browser, site: str) -> Iterator[Callable[[str], Page]]:
    """Return a page on which somebody of the demo's team is signed in, by the word before the @."""
    contexts = []

    def opened(name: str) -> Page:
        contexts.append(signed_in(browser, site, f"{name}@standwell.example", color_scheme="light"))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()
