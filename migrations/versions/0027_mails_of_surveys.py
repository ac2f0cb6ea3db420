"""Surveys: several reminders, texts of the reminder and of a thank-you mail."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE survey ADD COLUMN reminders INTEGER DEFAULT 1 NOT NULL "
        "CONSTRAINT ck_survey_reminders_range CHECK (reminders BETWEEN 0 AND 5)"
    )
    for name in ("reminder", "thanks"):
        op.add_column("survey", sa.Column(name, sa.JSON(), server_default="{}", nullable=False))
    op.add_column("invitation", sa.Column("reminders", sa.Integer(), server_default="0", nullable=False))
    op.add_column("invitation", sa.Column("thanked_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE invitation SET reminders = 1 WHERE reminded_at IS NOT NULL")


def downgrade() -> None:
    for table, name in (
        ("invitation", "thanked_at"), ("invitation", "reminders"),
        ("survey", "thanks"), ("survey", "reminder"), ("survey", "reminders"),
    ):  # fmt: skip
        op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
