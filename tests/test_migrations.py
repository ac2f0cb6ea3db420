"""Migrations lead from nothing to what the models say, and back to nothing."""

import os
import warnings
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from app import create_app
from exhibitors.search import EXHIBITORS
from foundation.database import db
from foundation.trigrams import is_beside_models
from tests.conftest import SECRET, _postgres


@pytest.fixture
def unbuilt(tmp_path: Path) -> Flask:
    """The application over a database without any table."""
    server, worker = os.environ.get("TEST_DATABASE_URL"), os.environ.get("PYTEST_XDIST_WORKER", "main")
    url = _postgres(server, f"unbuilt_{worker}") if server else f"sqlite:///{tmp_path / 'unbuilt.db'}"
    app = create_app({"SECRET_KEY": SECRET, "DATABASE_URL": url, "STANDWELL_TESTING": "1"})
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def differences() -> list[object]:
    """Return what autogeneration would still change, the search's own tables and indexes left out."""

    def ours(_object, name, kind, reflected, _other) -> bool:
        return not (reflected and kind in ("table", "index") and is_beside_models(name))

    with db.engine.connect() as connection, warnings.catch_warnings():
        for told in ("Skipped unsupported reflection of", "autogenerate skipping metadata-specified"):
            warnings.filterwarnings("ignore", f"{told} expression-based index")
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        return compare_metadata(context, db.metadata)


def _plan(statement: str) -> str:
    """Return how the database would run a statement if it could not read whole tables."""
    postgres = db.engine.dialect.name == "postgresql"
    if postgres:
        db.session.execute(db.text("SET LOCAL enable_seqscan = off"))
    explain = "EXPLAIN" if postgres else "EXPLAIN QUERY PLAN"
    return str(db.session.execute(db.text(f"{explain} {statement}")).all())


def test_upgrading_an_empty_database_leaves_nothing_to_change(unbuilt):
    upgrade()
    assert differences() == []


def test_upgrading_makes_what_the_search_and_addresses_are_found_by(unbuilt):
    upgrade()
    db.session.execute(db.select(1)).all()
    names = set(inspect(db.engine).get_table_names())
    indexes = {index["name"] for index in inspect(db.engine).get_indexes("exhibitor")}
    assert EXHIBITORS.name in names or EXHIBITORS.index in indexes
    assert "ix_contact_lower_email" in _plan("SELECT id FROM contact WHERE lower(email) = 'a@b.example'")


def test_downgrading_leaves_nothing_behind(unbuilt):
    upgrade()
    downgrade(revision="base")
    assert set(inspect(db.engine).get_table_names()) == {"alembic_version"}


def test_upgrading_twice_changes_nothing(unbuilt):
    upgrade()
    upgrade()
    assert differences() == []


def test_the_numbers_of_deleted_rows_are_given_to_nobody_else(unbuilt):
    upgrade()
    if db.engine.dialect.name == "sqlite":
        made = "SELECT count(*) FROM sqlite_master WHERE sql LIKE '%(id AUTOINCREMENT)%'"
        assert db.session.scalar(db.text(made)) == 3
        assert db.session.scalar(db.text("PRAGMA integrity_check")) == "ok"
