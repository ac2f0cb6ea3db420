"""Pages of open and of closed complaints are read in their order from indexes of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None

OPEN, CLOSED = sa.text("state <> 'closed'"), sa.text("state = 'closed'")
INDEXES = {
    "open": (OPEN, ["answer_due_at", "id"]),
    "open_edition": (OPEN, ["edition_id", "answer_due_at", "id", "state", "paused_at"]),
    "open_owner": (OPEN, ["owner_id", "answer_due_at", "id"]),
    "closed_edition": (CLOSED, ["edition_id", "answer_due_at", "id"]),
}
RECEIVED = "ix_complaint_edition_received"


def upgrade() -> None:
    for name, (where, columns) in INDEXES.items():
        op.create_index(
            f"ix_complaint_{name}_due", "complaint", columns, sqlite_where=where, postgresql_where=where
        )
    op.create_index(RECEIVED, "complaint", ["edition_id", "received_at", "id"])


def downgrade() -> None:
    op.drop_index(RECEIVED, "complaint")
    for name in INDEXES:
        op.drop_index(f"ix_complaint_{name}_due", "complaint")
