"""Editions that were cancelled.

Added in plain SQL that both engines know: a table that others point at is never made anew on SQLite.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE edition ADD COLUMN cancelled BOOLEAN DEFAULT false NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE edition DROP COLUMN cancelled")
