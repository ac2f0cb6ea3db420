"""Whether the database is there at all, asked before a command begins."""

from pathlib import Path

from sqlalchemy import NullPool, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

WAIT = 10


class AwayError(SystemExit):
    """The database cannot be reached; the message says what is expected, never the password."""

    def __init__(self, expected: str, said: object = "") -> None:
        reason = " ".join(str(said).split())
        wrong = "DATABASE_URL names a database that cannot be reached"
        super().__init__(f"{wrong}{reason and f' ({reason})'}. Expected: {expected}.")


def reach(address: str) -> None:
    """Raise AwayError when the database does not answer within `WAIT` seconds; makes no file of SQLite."""
    url = make_url(address)
    if url.drivername == "sqlite":
        if not Path(str(url.database)).parent.is_dir():
            raise AwayError("a file in a folder that is there")
        return
    engine = create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": WAIT})
    try:
        engine.connect().close()
    except DBAPIError as error:
        raise AwayError("a PostgreSQL that is running", error.orig) from None
