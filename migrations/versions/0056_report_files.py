"""Reports of a period as files, for whoever asked."""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def _to(child: str, table: str, column: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{child}_{column}_{table}")
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "report_bundle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        _to("report_bundle", "edition", "edition_id"),
        _to("report_bundle", "person", "person_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_bundle")),
    )
    for column in ("edition_id", "person_id", "asked_at"):
        op.create_index(op.f(f"ix_report_bundle_{column}"), "report_bundle", [column])
    op.create_table(
        "bundled_report",
        sa.Column("bundle_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _to("bundled_report", "report_bundle", "bundle_id"),
        _to("bundled_report", "staff_report", "report_id"),
        sa.PrimaryKeyConstraint("bundle_id", "report_id", name=op.f("pk_bundled_report")),
    )
    op.create_index(op.f("ix_bundled_report_report_id"), "bundled_report", ["report_id"])


def downgrade() -> None:
    op.drop_table("bundled_report")
    op.drop_table("report_bundle")
