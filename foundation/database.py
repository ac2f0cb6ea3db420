"""The database: typed base, column types, and what each engine needs to be safe.

SQLite runs in WAL mode with foreign keys on; a unit of work that writes begins IMMEDIATE, so that two
writers queue instead of failing half-way. PostgreSQL connections are checked before use.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, CheckConstraint, DateTime, Dialect, Engine, MetaData, Row, String, event
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from foundation import tokens

Rows = Sequence[Row[*tuple[Any, ...]]]
NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
NUMBERED_ONCE = {"sqlite_autoincrement": True}
"""For a table that others name by a bare number: a deleted row's is given to nobody else, on SQLite too."""
writing: ContextVar[bool] = ContextVar("writing", default=False)


class Base(DeclarativeBase):
    """Every table: named constraints, so that migrations can find them again."""

    metadata = MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Base)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware on the way in (anything else raises), aware UTC on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """Return datetime; a decorator does not take this from its impl."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class MinorUnits(TypeDecorator[int]):
    """Money in hundredths, wide enough for every currency; a whole sum comes back as int on either engine."""

    impl = BigInteger
    cache_ok = True

    @property
    def python_type(self) -> type[int]:
        """Paging reads the type of its keys here."""
        return int

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any | None:
        return int(value) if isinstance(value, Decimal) and value == int(value) else value


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """Return the CHECK that `column` holds one of `values` or nothing."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


def word(**options: Any) -> MappedColumn[str]:
    """Return a short text column for an enumerated word; pair it with `one_of`."""
    return mapped_column(String(24), **options)


class Versioned:
    """A row that two people may edit: the second save of the same version raises StaleDataError."""

    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Run a block as one transaction that may write: commit at its end, roll back on any exception."""
    token = writing.set(True)
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        writing.reset(token)


@contextmanager
def reading() -> Iterator[None]:
    """Run a block that only reads, inside a job that writes: it holds no lock that keeps others from writing.

    What was not committed before is rolled back.
    """
    db.session.rollback()
    token = writing.set(False)
    try:
        yield
    finally:
        db.session.rollback()
        writing.reset(token)


def _on_sqlite_connect(connection: Any, _record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "busy_timeout=15000", "foreign_keys=ON", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")
    tokens.teach(connection)


def _on_sqlite_begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing.get() else "BEGIN")


def _on_postgresql_connect(connection: Any, _record: Any) -> None:
    """No statement is compiled before it runs: for a page that takes seconds, and saves none."""
    connection.autocommit = True
    connection.execute("SET jit = off")
    connection.autocommit = False


def _prepare(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_sqlite_connect)
        event.listen(engine, "begin", _on_sqlite_begin)
    else:
        event.listen(engine, "connect", _on_postgresql_connect)


def init_app(app: Flask) -> None:
    """Bind the database to the app and prepare its engine."""
    options: dict[str, Any] = {"pool_pre_ping": True}
    if app.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite"):
        options = {"connect_args": {"timeout": 15, "check_same_thread": False}}
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    db.init_app(app)
    with app.app_context():
        _prepare(db.engine)
