"""Hours noted on promises are found at once; when the cost to serve changed."""

import sqlalchemy as sa
from alembic import op

revision = "0069"
down_revision = "0068"
branch_labels = None
depends_on = None

SPENT = sa.text("hours_spent > 0")


def upgrade() -> None:
    op.create_index(
        "ix_plan_item_spent",
        "plan_item",
        ["plan_id", "hours_spent"],
        sqlite_where=SPENT,
        postgresql_where=SPENT,
    )
    op.create_table(
        "service_fact_changed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participation.id"],
            name=op.f("fk_service_fact_changed_participation_id_participation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_fact_changed")),
    )
    for name in ("participation_id", "at"):
        op.create_index(op.f(f"ix_service_fact_changed_{name}"), "service_fact_changed", [name])


def downgrade() -> None:
    op.drop_table("service_fact_changed")
    op.drop_index("ix_plan_item_spent", "plan_item")
