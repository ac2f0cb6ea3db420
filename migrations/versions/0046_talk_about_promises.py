"""Comments on promises, their steps, and which waits for which."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = "CONSTRAINT fk_plan_item_after_id_plan_item REFERENCES plan_item (id)"
    op.execute(f"ALTER TABLE plan_item ADD COLUMN after_id INTEGER {key}")
    op.create_index(op.f("ix_plan_item_after_id"), "plan_item", ["after_id"])
    op.execute("ALTER TABLE plan_item ADD COLUMN checklist JSON DEFAULT '[]' NOT NULL")
    op.create_table(
        "item_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["plan_item.id"], name=op.f("fk_item_comment_item_id_plan_item"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_item_comment_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_comment")),
    )
    op.create_index(op.f("ix_item_comment_item_id"), "item_comment", ["item_id"])
    op.create_index(op.f("ix_item_comment_person_id"), "item_comment", ["person_id"])


def downgrade() -> None:
    op.drop_table("item_comment")
    op.execute("ALTER TABLE plan_item DROP COLUMN checklist")
    op.drop_index(op.f("ix_plan_item_after_id"), "plan_item")
    op.execute("ALTER TABLE plan_item DROP COLUMN after_id")
