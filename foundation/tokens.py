"""Random tokens that the database makes, one for each row of a statement; nobody can guess one."""

import sqlite3
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class RandomToken(GenericFunction[str]):
    """At least 122 random bits, in letters and digits that fit an address."""

    name = "random_token"
    type = String()
    inherit_cache = True


@compiles(RandomToken, "postgresql")
def _on_postgresql(_element: Any, _compiler: Any, **_options: Any) -> str:
    return "replace(CAST(gen_random_uuid() AS text), '-', '')"


def teach(connection: sqlite3.Connection) -> None:
    """Give the function to a SQLite connection: its own random numbers are not made for secrets."""
    connection.create_function("random_token", 0, lambda: token_urlsafe(16))
