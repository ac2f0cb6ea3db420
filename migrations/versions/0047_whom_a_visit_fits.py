"""Whom a visit through a link or a kiosk fits stands beside the visit: the response names only who is checked."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

THROUGH = "SELECT response_id FROM door_visit WHERE response_id IS NOT NULL"


def upgrade() -> None:
    with op.batch_alter_table("door_visit") as table:
        table.add_column(sa.Column("exhibitor_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_door_visit_exhibitor_id_exhibitor"), "exhibitor", ["exhibitor_id"], ["id"], ondelete="SET NULL"
        )
        table.create_index(op.f("ix_door_visit_exhibitor_id"), ["exhibitor_id"])
    op.execute(
        "UPDATE door_visit SET exhibitor_id ="
        " (SELECT exhibitor_id FROM response WHERE response.id = door_visit.response_id)"
    )
    op.execute(f"UPDATE response SET exhibitor_id = NULL WHERE id IN ({THROUGH})")


def downgrade() -> None:
    op.execute(
        "UPDATE response SET exhibitor_id ="
        " (SELECT exhibitor_id FROM door_visit WHERE door_visit.response_id = response.id)"
        f" WHERE id IN ({THROUGH})"
    )
    with op.batch_alter_table("door_visit") as table:
        table.drop_index(op.f("ix_door_visit_exhibitor_id"))
        table.drop_constraint(op.f("fk_door_visit_exhibitor_id_exhibitor"), type_="foreignkey")
        table.drop_column("exhibitor_id")
