"""Staff hours planned for each exhibitor at an edition."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dealt_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("exhibitor_id", sa.Integer(), nullable=False),
        sa.Column("hours", sa.Double(), nullable=False),
        sa.Column("dealt_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("hours >= 0", name=op.f("ck_dealt_hours_hours_possible")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_dealt_hours_edition_id_edition"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["exhibitor_id"], ["exhibitor.id"], name=op.f("fk_dealt_hours_exhibitor_id_exhibitor"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealt_hours")),
        sa.UniqueConstraint("edition_id", "exhibitor_id", name=op.f("uq_dealt_hours_edition_id_exhibitor_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_dealt_hours_exhibitor_id"), "dealt_hours", ["exhibitor_id"])


def downgrade() -> None:
    op.drop_table("dealt_hours")
