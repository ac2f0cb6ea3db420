"""Praise for people, passed on."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def _to(table: str, column: str, gone: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_praise_{column}_{table}")
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete=gone)


def upgrade() -> None:
    op.create_table(
        "praise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("exhibitor_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("passed_by_id", sa.Integer(), nullable=True),
        sa.Column("passed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_praise_text_given")),
        _to("person", "person_id", "CASCADE"),
        _to("exhibitor", "exhibitor_id", "SET NULL"),
        _to("person", "passed_by_id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_praise")),
    )
    op.create_index(op.f("ix_praise_exhibitor_id"), "praise", ["exhibitor_id"])
    op.create_index(op.f("ix_praise_passed_by_id"), "praise", ["passed_by_id"])
    op.create_index("ix_praise_person", "praise", ["person_id", "passed_at"])


def downgrade() -> None:
    op.drop_table("praise")
