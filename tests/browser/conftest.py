"""A real browser against a real server that shows the demo."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

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
FLASK = [sys.executable, "-m", "flask", "--app", "app"]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """Debian's Chromium."""
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing. Install it: apt-get install chromium")
    return {"executable_path": CHROMIUM, "args": QUIET}


@contextmanager
def _running(command: list[str], environment: dict[str, str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        until = time.monotonic() + 30
        while socket.socket().connect_ex(("127.0.0.1", port)):
            assert process.poll() is None, "the server did not start"
            assert time.monotonic() < until, "the server did not answer"
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running Standwell with the demo in it."""
    port = _free_port()
    database = tmp_path_factory.mktemp("site") / "demo.db"
    environment = os.environ | {
        "SECRET_KEY": SECRET,
        "DATABASE_URL": f"sqlite:///{database}",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "WEB_WORKERS": "1",
    }
    for command in (["db", "upgrade"], ["demo", "load"]):
        subprocess.run([*FLASK, *command], cwd=ROOT, env=environment, check=True, capture_output=True)
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "app:create_app()"]
    with _running(gunicorn, environment, port):
        yield f"http://127.0.0.1:{port}"


def signed_in(browser: Browser, site: str, email: str, **options: object) -> BrowserContext:
    """Return a browser context signed in as a person of the demo."""
    context = browser.new_context(base_url=site, **options)
    page = context.new_page()
    page.goto("/sign-in")
    page.fill("#email", email)
    page.fill("#password", PASSWORD)
    page.click("main button.btn-primary")
    page.wait_for_url("**/")
    page.close()
    return context


@pytest.fixture
def manager(browser: Browser, site: str) -> Iterator[Page]:
    """A page signed in as the demo's manager."""
    context = signed_in(browser, site, "manager@standwell.example")
    yield context.new_page()
    context.close()
