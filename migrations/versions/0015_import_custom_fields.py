"""Columns of a list kept as custom fields."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_custom",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text_value", sa.String(), nullable=True),
        sa.Column("number_value", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_run.id"], name=op.f("fk_import_custom_run_id_import_run"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_custom")),
    )
    op.create_index("ix_import_custom_row", "import_custom", ["run_id", "number"])
    for name in ("custom", "custom_fields"):
        op.add_column("import_run", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    _records("'exhibitor', 'participation', 'contact', 'custom'")


def _records(known: str) -> None:
    with op.batch_alter_table("import_change") as batch:
        batch.drop_constraint(op.f("ck_import_change_record_known"), type_="check")
        batch.create_check_constraint(op.f("ck_import_change_record_known"), f"record IN ({known})")


def downgrade() -> None:
    op.execute("DELETE FROM import_change WHERE record = 'custom'")
    _records("'exhibitor', 'participation', 'contact'")
    for name in ("custom_fields", "custom"):
        op.drop_column("import_run", name)
    op.drop_table("import_custom")
