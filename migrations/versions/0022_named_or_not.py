"""Surveys are named, confidential or anonymous; answers without a name are opened after the survey closed."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

MODES = "mode IN ('named', 'confidential', 'anonymous')"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE survey ADD COLUMN mode VARCHAR(24) DEFAULT 'named' NOT NULL "
        f"CONSTRAINT ck_survey_mode_known CHECK ({MODES})"
    )
    op.add_column("survey", sa.Column("unsealed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("response", sa.Column("class_then", sa.String(24), nullable=True))


def downgrade() -> None:
    op.execute("ALTER TABLE response DROP COLUMN class_then")
    op.execute("ALTER TABLE survey DROP COLUMN unsealed_at")
    op.execute("ALTER TABLE survey DROP COLUMN mode")
