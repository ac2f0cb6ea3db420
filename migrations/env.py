"""How migrations run: the application's engine, batches for SQLite, search tables left to their own DDL."""

from typing import Any

from alembic import context
from flask import current_app

from foundation.database import db, writing
from foundation.trigrams import is_beside_models


def _ours(_object: Any, name: str | None, kind: str, reflected: bool, _other: Any) -> bool:
    """Leave out what DDL beside the models made: search tables and search indexes."""
    return not (reflected and name and kind in ("table", "index") and is_beside_models(name))


def _run() -> None:
    engine = current_app.extensions["migrate"].db.engine
    token = writing.set(True)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            include_object=_ours,
            transaction_per_migration=False,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
    writing.reset(token)


_run()
