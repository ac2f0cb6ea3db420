"""The figures of the classes at each edition of a large portfolio."""

import sqlalchemy as sa
from alembic import op

revision = "0071"
down_revision = "0070"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "edition_figures",
        sa.Column("edition_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("newest_assessment", sa.Integer(), nullable=False),
        sa.Column("reckoned_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name="fk_edition_figures_edition_id_edition", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("edition_id", name="pk_edition_figures"),
    )


def downgrade() -> None:
    op.drop_table("edition_figures")
