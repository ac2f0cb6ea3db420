"""The whole database as a test reads it."""

from sqlalchemy import String, cast, select

from foundation.database import Base, db


def everything() -> str:
    """Return all texts of the database as one."""
    db.session.flush()
    columns = [
        c for table in Base.metadata.sorted_tables for c in table.c if c.type.python_type in (str, dict, list)
    ]
    return "\n".join(str(row) for c in columns for row in db.session.scalars(select(cast(c, String))))
