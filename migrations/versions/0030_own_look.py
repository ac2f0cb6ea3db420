"""The organiser's own logo and colour."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "house_look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("accent", sa.String(), nullable=True),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("has_logo", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_house_look_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_look")),
    )


def downgrade() -> None:
    op.drop_table("house_look")
