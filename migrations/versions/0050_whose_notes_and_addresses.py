"""Whose a note on a move is; contacts are found by their address in any case."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

WHOSE = "SELECT exhibitor_id FROM assessment WHERE assessment.id = move_note.assessment_id"


def upgrade() -> None:
    op.add_column("move_note", sa.Column("exhibitor_id", sa.Integer(), nullable=True))
    op.execute(f"UPDATE move_note SET exhibitor_id = ({WHOSE})")
    with op.batch_alter_table("move_note") as table:
        table.alter_column("exhibitor_id", existing_type=sa.Integer(), nullable=False)
        table.create_foreign_key(
            op.f("fk_move_note_exhibitor_id_exhibitor"),
            "exhibitor",
            ["exhibitor_id"],
            ["id"],
            ondelete="CASCADE",
        )
        table.create_index(op.f("ix_move_note_exhibitor_id"), ["exhibitor_id"])
    op.create_index("ix_contact_lower_email", "contact", [sa.text("lower(email)")])


def downgrade() -> None:
    op.drop_index("ix_contact_lower_email", "contact")
    with op.batch_alter_table("move_note") as table:
        table.drop_index(op.f("ix_move_note_exhibitor_id"))
        table.drop_constraint(op.f("fk_move_note_exhibitor_id_exhibitor"), type_="foreignkey")
        table.drop_column("exhibitor_id")
