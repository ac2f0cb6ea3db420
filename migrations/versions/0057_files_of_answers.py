"""A file of answers is kept only until a survey is made of it."""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("answer_import") as table:
        table.alter_column("content", existing_type=sa.LargeBinary(), nullable=True)
    op.execute("UPDATE answer_import SET content = NULL WHERE responses > 0")


def downgrade() -> None:
    op.execute("DELETE FROM answer_import WHERE content IS NULL AND survey_id IS NULL")
    op.execute("UPDATE answer_import SET content = '' WHERE content IS NULL")
    with op.batch_alter_table("answer_import") as table:
        table.alter_column("content", existing_type=sa.LargeBinary(), nullable=False)
