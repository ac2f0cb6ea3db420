"""Versions of plan templates, and running plans brought up to them; owners by skill and goals served."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

DIMENSIONS = "dimension IN ('sales', 'information', 'relationship', 'image', 'motivation')"
COMPARED = ("id", "phase", "title", "anchor", "offset_days", "hours")


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
    with _keeping("plan_item", "template_item_id"):
        _template_items()
    op.add_column("service_plan", sa.Column("template_version", sa.Integer(), nullable=True))
    _tables()
    _first_versions()


def _template_items() -> None:
    with op.batch_alter_table("template_item") as batch:
        batch.add_column(sa.Column("skill_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("dimension", sa.String(length=24), nullable=True))
        batch.add_column(sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.create_foreign_key(
            op.f("fk_template_item_skill_id_skill"), "skill", ["skill_id"], ["id"], ondelete="SET NULL"
        )
        batch.create_check_constraint(op.f("ck_template_item_dimension_known"), DIMENSIONS)
        batch.create_index(op.f("ix_template_item_skill_id"), ["skill_id"])
    with op.batch_alter_table("template_item") as batch:
        batch.alter_column("retired", server_default=None)


def _tables() -> None:
    op.create_table(
        "template_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("promises", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"], ["plan_template.id"],
            name=op.f("fk_template_version_template_id_plan_template"), ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_template_version_person_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_version")),
        sa.UniqueConstraint(
            "template_id", "number", name=op.f("uq_template_version_template_id_number")
        ),
    )  # fmt: skip
    op.create_index(op.f("ix_template_version_person_id"), "template_version", ["person_id"])
    op.create_table(
        "plan_update",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["template_id"], ["plan_template.id"],
            name=op.f("fk_plan_update_template_id_plan_template"), ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_plan_update_edition_id_edition"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_plan_update_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_update")),
    )  # fmt: skip
    for name in ("template_id", "edition_id", "person_id"):
        op.create_index(op.f(f"ix_plan_update_{name}"), "plan_update", [name])


def _first_versions() -> None:
    """What a template promises now counts as what its plans were made from."""
    items = sa.text(f"SELECT template_id, {', '.join(COMPARED)} FROM template_item ORDER BY position, id")
    kept: dict[int, list[dict[str, object]]] = {}
    for template_id, *values in op.get_bind().execute(items):
        kept.setdefault(template_id, []).append(dict(zip(COMPARED, values, strict=True)))
    for template_id, promises in kept.items():
        op.get_bind().execute(
            sa.text(
                "INSERT INTO template_version (template_id, number, promises, saved_at) "
                "VALUES (:template, 1, :promises, CURRENT_TIMESTAMP)"
            ),
            {"template": template_id, "promises": json.dumps(promises)},
        )
    op.execute("UPDATE service_plan SET template_version = 1 WHERE template_id IS NOT NULL")


def downgrade() -> None:
    op.drop_table("plan_update")
    op.drop_table("template_version")
    op.drop_column("service_plan", "template_version")
    op.execute("DELETE FROM template_item WHERE retired")
    with _keeping("plan_item", "template_item_id"), op.batch_alter_table("template_item") as batch:
        batch.drop_index(op.f("ix_template_item_skill_id"))
        batch.drop_constraint(op.f("ck_template_item_dimension_known"), type_="check")
        batch.drop_constraint(op.f("fk_template_item_skill_id_skill"), type_="foreignkey")
        batch.drop_column("retired")
        batch.drop_column("dimension")
        batch.drop_column("skill_id")
