"""How many days lie between two survey mails to one address."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asking_rest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_asking_rest_only_one")),
        sa.CheckConstraint("days BETWEEN 0 AND 365", name=op.f("ck_asking_rest_days_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asking_rest")),
    )


def downgrade() -> None:
    op.drop_table("asking_rest")
