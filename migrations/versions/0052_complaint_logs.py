"""Logs of complaints that another tool kept, and which complaint came of which."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def _key(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "complaint_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("brought_at", sa.DateTime(timezone=True), nullable=True),
        _key("complaint_log", "edition_id", "edition"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_log")),
    )
    op.create_index("ix_complaint_log_edition_digest", "complaint_log", ["edition_id", "digest"])
    op.create_table(
        "logged_complaint",
        sa.Column("complaint_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=True),
        _key("logged_complaint", "complaint_id", "complaint"),
        _key("logged_complaint", "log_id", "complaint_log"),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_logged_complaint")),
    )
    op.create_index(op.f("ix_logged_complaint_log_id"), "logged_complaint", ["log_id"])
    op.create_index(op.f("ix_logged_complaint_number"), "logged_complaint", ["number"])


def downgrade() -> None:
    op.drop_table("logged_complaint")
    op.drop_table("complaint_log")
