"""Files of lists that are in are not kept: what else they say of people could not be erased."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "DELETE FROM import_file WHERE run_id IN "
        "(SELECT id FROM import_run WHERE state IN ('done', 'undoing', 'undone'))"
    )


def downgrade() -> None:
    """The files are gone; nothing reads them."""
