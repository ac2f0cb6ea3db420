"""Comments on promises, their steps, and which waits for which."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


@contextmanager
def _keeping(table: str, column: str) -> Iterator[None]:
    """Keep a key while SQLite builds the table that it points at anew: dropping the old one empties it."""
    if op.get_bind().dialect.name != "sqlite":
        yield
        return
    op.execute(f"CREATE TEMPORARY TABLE kept AS SELECT id, {column} AS value FROM {table}")
    op.execute("CREATE UNIQUE INDEX temp.ix_kept ON kept (id)")
    yield
    op.execute(f"UPDATE {table} SET {column} = (SELECT value FROM kept WHERE kept.id = {table}.id)")
    op.execute("DROP TABLE kept")


def upgrade() -> None:
    with _keeping("complaint", "plan_item_id"), op.batch_alter_table("plan_item") as batch:
        batch.add_column(sa.Column("after_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("checklist", sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
        batch.create_foreign_key(
            op.f("fk_plan_item_after_id_plan_item"), "plan_item", ["after_id"], ["id"], ondelete="SET NULL"
        )
        batch.create_index(op.f("ix_plan_item_after_id"), ["after_id"])
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
    with _keeping("complaint", "plan_item_id"), op.batch_alter_table("plan_item") as batch:
        batch.drop_index(op.f("ix_plan_item_after_id"))
        batch.drop_constraint(op.f("fk_plan_item_after_id_plan_item"), type_="foreignkey")
        batch.drop_column("checklist")
        batch.drop_column("after_id")
