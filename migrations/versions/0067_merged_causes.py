"""How it was before two causes were merged is kept, so that they can be parted again."""

import sqlalchemy as sa
from alembic import op

revision = "0067"
down_revision = "0066"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cause_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.JSON(), nullable=False),
        sa.Column("into_id", sa.Integer(), nullable=True),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["into_id"], ["cause.id"], name=op.f("fk_cause_merge_into_id_cause"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_cause_merge_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cause_merge")),
    )
    op.create_index(op.f("ix_cause_merge_into_id"), "cause_merge", ["into_id"])
    op.create_index(op.f("ix_cause_merge_person_id"), "cause_merge", ["person_id"])


def downgrade() -> None:
    op.drop_table("cause_merge")
