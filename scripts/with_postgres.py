"""Run a command beside a throw-away PostgreSQL from the Debian package: TEST_DATABASE_URL points to it."""

import os
import random
import shutil
import socket
import sys

INSIDE = 'TEST_DATABASE_URL=postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres exec "$@"'
OPTIONS = ("-t", "-o", "fsync=off", "-o", "max_connections=300")
PORTS = range(20_000, 32_000)
"""Below those that the system gives to outgoing connections."""


def _is_free(port: int) -> bool:
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) != 0


def main() -> None:
    """Replace this process by the command inside pg_virtualenv.

    The port is chosen here, at random: left to itself, two that start together choose the same one.
    """
    if not shutil.which("pg_virtualenv"):
        sys.exit("PostgreSQL is missing. Install it: apt-get install postgresql postgresql-common")
    port = next(filter(_is_free, random.sample(PORTS, 100)))
    command = ["pg_virtualenv", *OPTIONS, "-c", f"--port={port}", "sh", "-c", INSIDE, "sh"]
    os.execvp(command[0], [*command, *sys.argv[1:]])


if __name__ == "__main__":
    main()
