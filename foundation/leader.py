"""One leader among the job processes; the lock ends with the process that holds it, however that ends.

PostgreSQL: an advisory lock on a connection of its own (not through a transaction-pooling proxy). SQLite: a
locked file beside the database.
"""

import fcntl
import logging
from pathlib import Path
from typing import IO, Protocol

from sqlalchemy import Connection, Engine, NullPool, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

KEY = 0x5374616E64
QUICKLY_NOTICED = (
    "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3"
)
log = logging.getLogger("standwell.jobs")


class Lock(Protocol):
    """A lock that one process holds."""

    def take(self) -> bool:
        """Return whether this process holds the lock now, trying for it when it does not."""
        ...

    def release(self) -> None:
        """Let the next process have it."""
        ...


class DatabaseLock:
    """An advisory lock of PostgreSQL. A lost connection is a lost lock."""

    def __init__(self, url: str) -> None:
        self._engine: Engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._connection: Connection | None = None

    def take(self) -> bool:
        """Return whether the connection with the lock lives, or try for the lock on a new one."""
        try:
            if self._connection is not None:
                self._connection.execute(text("SELECT 1"))
                return True
            return self._try()
        except DBAPIError as error:
            log.warning("leader lock: %s", error.orig)
            self.release()
            return False

    def _try(self) -> bool:
        connection = self._engine.connect()
        connection.execute(text(QUICKLY_NOTICED))
        if connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": KEY}).scalar_one():
            self._connection = connection
            return True
        connection.close()
        return False

    def release(self) -> None:
        """Close the connection, and with it the lock."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


class FileLock:
    """A locked file beside the SQLite database."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    def take(self) -> bool:
        """Return whether this process has the file locked, trying when it has not."""
        if self._file is not None:
            return True
        file = self._path.open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Unlock the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def lock_for(database_url: str) -> Lock:
    """Return the leader lock of the deployment behind `database_url`."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        return FileLock(Path(f"{url.database}.jobs-lock"))
    return DatabaseLock(database_url)
