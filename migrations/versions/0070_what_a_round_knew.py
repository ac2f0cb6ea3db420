"""What the latest assessment of everybody knew, by the column."""

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0069"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assessment_round_column",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["assessment_round.id"],
            name="fk_assessment_round_column_round_id_assessment_round",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_assessment_round_column"),
        sa.UniqueConstraint("round_id", "name", name="uq_assessment_round_column_round_id_name"),
    )


def downgrade() -> None:
    op.drop_table("assessment_round_column")
