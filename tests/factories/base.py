"""What every factory shares: the session, and no commit."""

from factory.alchemy import SQLAlchemyModelFactory

from foundation.database import db


class Factory(SQLAlchemyModelFactory):
    """Builds a row and flushes it."""

    class Meta:
        abstract = True
        sqlalchemy_session_factory = lambda: db.session  # noqa: E731
        sqlalchemy_session_persistence = "flush"
