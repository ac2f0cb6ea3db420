"""How far up the ladder an overdue promise was told."""

import sqlalchemy as sa
from alembic import op

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None

TOP = 3
"""Before, managers alone were told, once."""


def upgrade() -> None:
    op.add_column(
        "plan_item", sa.Column("escalated", sa.Integer(), server_default=sa.text("0"), nullable=False)
    )
    op.add_column("plan_item", sa.Column("escalated_due", sa.Date(), nullable=True))
    item = sa.table(
        "plan_item",
        sa.column("escalated"),
        sa.column("escalated_due"),
        sa.column("escalated_at"),
        sa.column("due_on"),
    )
    op.execute(
        sa.update(item)
        .where(item.c.escalated_at.is_not(None))
        .values(escalated=TOP, escalated_due=item.c.due_on)
    )


def downgrade() -> None:
    op.drop_column("plan_item", "escalated_due")
    op.drop_column("plan_item", "escalated")
