"""SQLite gives the number of a deleted exhibitor, contact or participation to nobody else, as PostgreSQL does.

The schema's own text is changed, the way SQLite's manual gives for what leaves the rows as they are: making
the table anew would delete what points at it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

TABLES = ("exhibitor", "contact", "participation")
REUSED, ONCE = "PRIMARY KEY (id)", "PRIMARY KEY (id AUTOINCREMENT)"


def _replace(old: str, new: str) -> None:
    connection = op.get_bind()
    number = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    for table in TABLES:
        connection.execute(
            sa.text("UPDATE sqlite_master SET sql = replace(sql, :old, :new) WHERE type = 'table' AND name = :name"),
            {"old": old, "new": new, "name": table},
        )
    connection.exec_driver_sql(f"PRAGMA schema_version = {number + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("CREATE TABLE counted_once (id INTEGER PRIMARY KEY AUTOINCREMENT)")
    op.execute("DROP TABLE counted_once")
    _replace(REUSED, ONCE)
    for table in TABLES:
        op.execute(f"INSERT INTO sqlite_sequence (name, seq) SELECT '{table}', coalesce(max(id), 0) FROM {table}")
    op.execute(
        "UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT max(record_id) FROM field_change"
        " WHERE record = sqlite_sequence.name), 0)) WHERE name IN ('exhibitor', 'contact', 'participation')"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    _replace(ONCE, REUSED)
    op.execute("DELETE FROM sqlite_sequence WHERE name IN ('exhibitor', 'contact', 'participation')")
