"""Databases of a given size, each with an application of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, make_url, text

from app import create_app
from bench.filling import fill
from foundation.database import db
from staff.models import Person

SECRET = "only-for-measuring-only-for-measuring-only"
SERVER = "TEST_DATABASE_URL"


@dataclass(frozen=True)
class Base:
    """A filled database and the application on it."""

    app: Flask
    database: str
    size: int
    environment: dict[str, str]

    def session(self) -> dict[str, object]:
        """Return the session of a signed-in admin."""
        with self.app.app_context():
            return {"_user_id": db.session.get_one(Person, 1).get_id(), "_fresh": True}

    def browser(self) -> FlaskClient:
        """Return an admin's browser."""
        client, signed_in = self.app.test_client(), self.session()
        with client.session_transaction() as session:
            session.update(signed_in)
        return client

    def analyze(self) -> None:
        """Let the database look at its tables, as it does by itself in time."""
        with self.app.app_context(), db.engine.connect() as plain:
            connection = plain.execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql("ANALYZE" if self.database == "sqlite" else "VACUUM ANALYZE")


@contextmanager
def base(database: str, size: int, folder: Path, *, answers: bool = True) -> Iterator[Base]:
    """Make and fill a database, gone again at the end."""
    url = _postgres(size) if database == "postgresql" else f"sqlite:///{folder / f'{size}.db'}"
    environment = {"SECRET_KEY": SECRET, "DATABASE_URL": url, "STANDWELL_TESTING": "1"}
    made = Base(create_app(environment), database, size, environment)
    with made.app.app_context():
        db.create_all()
        fill(size, answers=answers)
    made.analyze()
    yield made
    with made.app.app_context():
        db.engine.dispose()
    (folder / f"{size}.db").unlink(missing_ok=True)


def _postgres(size: int) -> str:
    """Create an empty database on the server and return its address."""
    url = make_url(os.environ[SERVER]).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS standwell_{size} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE standwell_{size}"))
    engine.dispose()
    return url.set(database=f"standwell_{size}").render_as_string(hide_password=False)
