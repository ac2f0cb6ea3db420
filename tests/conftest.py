"""One application and one database per test process; every test starts with empty tables."""

import os
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, g, has_app_context
from flask.testing import FlaskClient
from flask_babel import Domain
from hypothesis import settings
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from werkzeug.test import TestResponse

from app import create_app
from foundation.database import db
from staff.models import Person, Role
from tests.factories.people import PersonFactory
from tests.mail_server import MailServer

CATALOGUE = Path(__file__).parents[1] / "translations" / "zh_Hans_CN" / "LC_MESSAGES" / "messages.po"
ON_A_SERVER = "TEST_DATABASE_URL" in os.environ
# How long an example takes says how busy the machine is, and what the first one has to load.
# What holds for any values is tried on SQLite; a few say whether PostgreSQL reckons the same.
settings.register_profile("untimed", deadline=None, max_examples=8 if ON_A_SERVER else 40)
settings.load_profile("untimed")
SECRET = "only-for-tests-only-for-tests-only-for-tests"


LONGEST = {"tests", "jobs"}
"""Folders: walks over every route, and processes that are waited for."""
PAGES = {"sign_in", "client"}
WALK = "test_hostile_input.py"
"""It opens every page and posts every form, so that each statement behind them runs on PostgreSQL too."""
NEEDS_A_DATABASE = {"app", "the_app", "database_url", "environment", "unbuilt"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no process is left with it while the others are done.

    Run on PostgreSQL what asks the database, one case of each test: what pages say ran beside SQLite and
    would say the same.
    """
    items.sort(key=lambda item: item.path.parent.name not in LONGEST)
    if not ON_A_SERVER:
        return
    one_each = {(item.path, getattr(item, "originalname", item.name)): item for item in reversed(items)}
    told = {item for item in one_each.values() if _asks_the_database(item)}
    config.hook.pytest_deselected(items=[item for item in items if item not in told])
    items[:] = [item for item in items if item in told]


def _asks_the_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.path.name == WALK or bool(NEEDS_A_DATABASE & fixtures and not PAGES & fixtures)


class Browser(FlaskClient):
    """A browser whose requests share the test's context, but not what an earlier request kept in it."""

    def open(self, *args: Any, **options: Any) -> TestResponse:
        for name in list(g) if has_app_context() else ():
            g.pop(name)
        return super().open(*args, **options)


def _postgres(server: str, worker: str) -> str:
    """Create the worker's own database on the server and return its address."""
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    name = f"standwell_{worker}"
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return url.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """SQLite by default; the server behind TEST_DATABASE_URL when it is set."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    server = os.environ.get("TEST_DATABASE_URL")
    if server:
        return _postgres(server, worker)
    return f"sqlite:///{tmp_path_factory.mktemp('database') / 'test.db'}"


@pytest.fixture(scope="session")
def environment(database_url: str) -> dict[str, str]:
    """The environment of the application under test."""
    return {"SECRET_KEY": SECRET, "DATABASE_URL": database_url, "STANDWELL_TESTING": "1"}


@pytest.fixture(scope="session")
def the_app(environment: dict[str, str]) -> Iterator[Flask]:
    """The application, its tables made once."""
    app = create_app(environment)
    app.config["WTF_CSRF_ENABLED"] = False
    app.test_client_class = Browser
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(the_app: Flask) -> Iterator[Flask]:
    """The application inside its context; whatever the test stored is deleted afterwards."""
    with the_app.app_context():
        yield the_app
        db.session.remove()
        with db.engine.begin() as connection:
            _empty(connection)


def _empty(connection) -> None:
    # One text for all: a hundred statements each would take longer than most tests, and so does TRUNCATE.
    deletes = "; ".join(f'DELETE FROM "{table.name}"' for table in reversed(db.metadata.sorted_tables))
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL session_replication_role = replica; {deletes}")
        return
    unwatched = f"PRAGMA foreign_keys=OFF; BEGIN; {deletes}; COMMIT; PRAGMA foreign_keys=ON"
    connection.connection.driver_connection.executescript(unwatched)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A stranger's browser."""
    return app.test_client()


SignIn = Callable[..., FlaskClient]


@pytest.fixture
def sign_in(app: Flask) -> SignIn:
    """Return a browser signed in as a person, or as a new one of a role."""

    def browser(who: Person | Role | str = Role.ADMIN) -> FlaskClient:
        person = who if isinstance(who, Person) else PersonFactory(role=who)
        db.session.commit()
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = person.get_id(), True
        return client

    return browser


@pytest.fixture
def smtp_server(app: Flask) -> Iterator[MailServer]:
    """A real mail server that the application sends to."""
    server = MailServer()
    server.start()
    app.config["SMTP_URL"] = server.url
    yield server
    app.config["SMTP_URL"] = None
    server.stop()


@pytest.fixture
def files() -> Path:
    """The folder of small files that tests read."""
    return Path(__file__).parent / "files"


@pytest.fixture
def catalogues(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue as it is committed, compiled aside."""
    compiled = tmp_path / "zh_Hans_CN" / "LC_MESSAGES" / "messages.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, read_po(BytesIO(CATALOGUE.read_bytes()), locale="zh_Hans_CN"))
    monkeypatch.setattr(app.extensions["babel"].instance, "domain_instance", Domain(str(tmp_path)))
