"""Which rung of the ladder was raised last for a complaint that nobody acknowledged."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None

RECEIVED = sa.text("state = 'received'")


def upgrade() -> None:
    op.add_column(
        "complaint", sa.Column("acknowledge_escalated", sa.Integer(), server_default="0", nullable=False)
    )
    op.create_index(
        "ix_complaint_acknowledge_due",
        "complaint",
        ["acknowledge_due_at"],
        sqlite_where=RECEIVED,
        postgresql_where=RECEIVED,
    )


def downgrade() -> None:
    op.drop_index("ix_complaint_acknowledge_due", "complaint")
    op.drop_column("complaint", "acknowledge_escalated")
