"""What a promise of a template waits for; versions kept before say: for nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0068"
down_revision = "0067"
branch_labels = None
depends_on = None

VERSIONS = sa.table("template_version", sa.column("id", sa.Integer), sa.column("promises", sa.JSON))


def _rewrite(change) -> None:
    connection = op.get_bind()
    for number, promises in connection.execute(sa.select(VERSIONS.c.id, VERSIONS.c.promises)).all():
        kept = sa.update(VERSIONS).where(VERSIONS.c.id == number)
        connection.execute(kept.values(promises=[change(one) for one in promises]))


def upgrade() -> None:
    key = "CONSTRAINT fk_template_item_after_id_template_item REFERENCES template_item (id)"
    op.execute(f"ALTER TABLE template_item ADD COLUMN after_id INTEGER {key}")
    op.create_index(op.f("ix_template_item_after_id"), "template_item", ["after_id"])
    _rewrite(lambda one: {**one, "after_id": None})


def downgrade() -> None:
    _rewrite(lambda one: {name: value for name, value in one.items() if name != "after_id"})
    op.drop_index(op.f("ix_template_item_after_id"), "template_item")
    op.execute("ALTER TABLE template_item DROP COLUMN after_id")
