"""What every factory shares: the session, and no commit."""

from typing import Any

from factory.alchemy import SQLAlchemyModelFactory

from foundation.database import db


def _session() -> Any:
    return db.session


class Factory(SQLAlchemyModelFactory):
    """Builds a row and flushes it."""

    class Meta:
        abstract = True
        sqlalchemy_session_factory = _session
        sqlalchemy_session_persistence = "flush"


def kept(record: Any) -> Any:
    """Store a row that has no factory, and return it."""
    db.session.add(record)
    db.session.flush()
    return record
