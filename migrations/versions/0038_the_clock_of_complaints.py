"""The clock of complaints: versions of its rules, holidays, pauses, the rung that was raised last."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE complaint ADD COLUMN escalated INTEGER DEFAULT 0 NOT NULL")
    op.execute("UPDATE complaint SET escalated = 2 WHERE overdue_raised_at IS NOT NULL")
    op.add_column("complaint", sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "complaint_pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ended_at >= started_at", name=op.f("ck_complaint_pause_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaint.id"],
            name=op.f("fk_complaint_pause_complaint_id_complaint"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_pause")),
    )
    op.create_index(op.f("ix_complaint_pause_complaint_id"), "complaint_pause", ["complaint_id"])
    op.create_table(
        "clock_policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_clock_policy_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_policy")),
        sa.UniqueConstraint("number", name=op.f("uq_clock_policy_number")),
    )
    op.create_index(op.f("ix_clock_policy_person_id"), "clock_policy", ["person_id"])
    op.create_table(
        "holiday",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
        sa.UniqueConstraint("day", "country", name=op.f("uq_holiday_day_country")),
    )


def downgrade() -> None:
    for table in ("holiday", "clock_policy", "complaint_pause"):
        op.drop_table(table)
    op.execute("ALTER TABLE complaint DROP COLUMN paused_at")
    op.execute("ALTER TABLE complaint DROP COLUMN escalated")
