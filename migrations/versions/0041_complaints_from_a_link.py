"""Complaints are heard from a link and from a list too."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

BEFORE = "source IN ('staff', 'survey', 'mail')"
AFTER = "source IN ('staff', 'survey', 'mail', 'link', 'list')"


def _change(before: str, after: str) -> None:
    """On SQLite the text of the table is changed in place: a new table would take its rows' children along."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        op.drop_constraint(op.f("ck_complaint_source_known"), "complaint", type_="check")
        op.create_check_constraint(op.f("ck_complaint_source_known"), "complaint", after)
        return
    number = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.execute(
        sa.text("UPDATE sqlite_master SET sql = replace(sql, :old, :new) WHERE type = 'table' AND name = 'complaint'"),
        {"old": before, "new": after},
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {number + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def upgrade() -> None:
    _change(BEFORE, AFTER)


def downgrade() -> None:
    op.execute("UPDATE complaint SET source = 'staff' WHERE source IN ('link', 'list')")
    _change(AFTER, BEFORE)
