"""Run a command beside a throw-away PostgreSQL from the Debian package: TEST_DATABASE_URL points to it."""

import os
import shutil
import sys

INSIDE = 'TEST_DATABASE_URL=postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres exec "$@"'


def main() -> None:
    """Replace this process by the command inside pg_virtualenv."""
    if not shutil.which("pg_virtualenv"):
        sys.exit("PostgreSQL is missing. Install it: apt-get install postgresql postgresql-common")
    command = [
        "pg_virtualenv",
        "-t",
        "-o",
        "fsync=off",
        "-o",
        "max_connections=300",
        "sh",
        "-c",
        INSIDE,
        "sh",
    ]
    os.execvp(command[0], [*command, *sys.argv[1:]])


if __name__ == "__main__":
    main()
