"""A column by which SQLite is not to look rows up.

Where most rows of a table are wanted anyway, it reads them faster as they lie than one by one through an
index: SQLite does not weigh that, PostgreSQL does by itself.
"""

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class Scanned(GenericFunction[Any]):
    """The column as it is."""

    name = "scanned"
    inherit_cache = True


@compiles(Scanned)
def _as_it_is(element: Any, compiler: Any, **kw: Any) -> str:
    return compiler.process(element.clauses, **kw)


@compiles(Scanned, "sqlite")
def _without_index(element: Any, compiler: Any, **kw: Any) -> str:
    return f"+{compiler.process(element.clauses, **kw)}"
