"""Run a command beside a throw-away PostgreSQL from the Debian package: TEST_DATABASE_URL points to it."""

import os
import random
import shutil
import socket
import sys

INSIDE = 'TEST_DATABASE_URL=postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres exec "$@"'
SETTINGS = ("fsync=off", "max_connections=300", "log_min_messages=fatal", "log_checkpoints=off")
"""Its log is printed when a test has failed: the errors that tests provoke would bury the failure."""
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
    settings = [word for setting in SETTINGS for word in ("-o", setting)]
    command = ["pg_virtualenv", "-t", *settings, "-c", f"--port={port}", "sh", "-c", INSIDE, "sh"]
    os.execvp(command[0], [*command, *sys.argv[1:]])


if __name__ == "__main__":
    main()
