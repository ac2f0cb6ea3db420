"""Mail: where a reader unsubscribes by one click; contacts: why their address takes no mail."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mail", sa.Column("unsubscribe", sa.String(), nullable=True))
    op.add_column("contact", sa.Column("bounce_reason", sa.String(), nullable=True))


def downgrade() -> None:
    op.execute("ALTER TABLE contact DROP COLUMN bounce_reason")
    op.execute("ALTER TABLE mail DROP COLUMN unsubscribe")
