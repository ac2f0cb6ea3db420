"""Who may leave is listed by name without reading everybody."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

ALARMED = sa.text("alert IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_exhibitor_alert", "exhibitor", ["name_key", "id"], sqlite_where=ALARMED, postgresql_where=ALARMED
    )


def downgrade() -> None:
    op.drop_index("ix_exhibitor_alert", table_name="exhibitor")
