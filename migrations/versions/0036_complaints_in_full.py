"""Complaints are assessed, joined, replied to and read: the whole way of ISO 10002."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

KINDS = ("state", "note", "assigned", "changed", "overdue", "offered", "accepted", "rejected")
MORE_KINDS = (
    *KINDS, "assessed", "reply", "merged", "split", "linked", "paused", "resumed", "asked", "approved", "refused",
    "conduct",
)  # fmt: skip
KEYS = (
    ("stand_id", "stand"),
    ("merged_into_id", "complaint"),
)


def _check(words: tuple[str, ...]) -> str:
    return f"kind IN ({', '.join(repr(word) for word in words)})"


def _key(name: str, table: str) -> str:
    return f"CONSTRAINT fk_complaint_{name}_{table} FOREIGN KEY({name}) REFERENCES {table} (id) ON DELETE SET NULL"


def _rewrite(table: str, change: str, **words: str) -> None:
    """Change the schema's own text on SQLite: making the table anew would delete what points at it."""
    connection = op.get_bind()
    number = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    changed = sa.text(f"UPDATE sqlite_master SET sql = {change} WHERE type = 'table' AND name = '{table}'")
    connection.execute(changed, words)
    connection.exec_driver_sql(f"PRAGMA schema_version = {number + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _change(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    if _on_sqlite():
        _rewrite("complaint_step", "replace(sql, :old, :new)", old=_check(before), new=_check(after))
        return
    op.drop_constraint(op.f("ck_complaint_step_kind_known"), "complaint_step", type_="check")
    op.create_check_constraint(op.f("ck_complaint_step_kind_known"), "complaint_step", _check(after))


def _add_key(name: str, table: str) -> None:
    op.execute(f"ALTER TABLE complaint ADD COLUMN {name} INTEGER")
    if _on_sqlite():
        _rewrite(
            "complaint",
            "substr(rtrim(sql), 1, length(rtrim(sql)) - 1) || :key",
            key=f", {_key(name, table)})",
        )
    else:
        op.execute(f"ALTER TABLE complaint ADD {_key(name, table)}")
    op.create_index(op.f(f"ix_complaint_{name}"), "complaint", [name])


def upgrade() -> None:
    _change(KINDS, MORE_KINDS)
    for name, table in KEYS:
        _add_key(name, table)
    op.add_column("complaint", sa.Column("supplier", sa.String(), nullable=True))
    _assessments()
    _links()
    _readers()


def _assessments() -> None:
    op.create_table(
        "complaint_assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("complexity", sa.String(length=24), nullable=False),
        sa.Column("impact", sa.String(length=24), nullable=False),
        sa.Column("safety", sa.Boolean(), nullable=False),
        sa.Column("immediate_action", sa.String(), nullable=True),
        sa.CheckConstraint(
            "complexity IN ('simple', 'several', 'difficult')", name=op.f("ck_complaint_assessment_complexity_known")
        ),
        sa.CheckConstraint("impact IN ('one', 'some', 'show')", name=op.f("ck_complaint_assessment_impact_known")),
        sa.CheckConstraint(
            "NOT safety OR immediate_action IS NOT NULL", name=op.f("ck_complaint_assessment_safety_first")
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_complaint_assessment_complaint_id_complaint"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_complaint_assessment_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_assessment")),
        sa.UniqueConstraint("complaint_id", name=op.f("uq_complaint_assessment_complaint_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_complaint_assessment_person_id"), "complaint_assessment", ["person_id"])
    op.execute(
        "INSERT INTO complaint_assessment (complaint_id, at, complexity, impact, safety)"
        " SELECT id, received_at, 'simple', 'one', false FROM complaint WHERE state NOT IN ('received', 'acknowledged')"
    )


def _links() -> None:
    op.create_table(
        "complaint_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("complaint_id < other_id", name=op.f("ck_complaint_link_in_order")),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_complaint_link_complaint_id_complaint"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["complaint.id"], name=op.f("fk_complaint_link_other_id_complaint"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_link")),
        sa.UniqueConstraint("complaint_id", "other_id", name=op.f("uq_complaint_link_complaint_id_other_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_complaint_link_other_id"), "complaint_link", ["other_id"])


def _readers() -> None:
    op.create_table(
        "complaint_reader",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_complaint_reader_complaint_id_complaint"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_complaint_reader_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_reader")),
        sa.UniqueConstraint("complaint_id", "person_id", name=op.f("uq_complaint_reader_complaint_id_person_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_complaint_reader_person_id"), "complaint_reader", ["person_id"])


def downgrade() -> None:
    for table in ("complaint_reader", "complaint_link", "complaint_assessment"):
        op.drop_table(table)
    known = ", ".join(repr(kind) for kind in KINDS)
    op.execute(f"UPDATE complaint_step SET kind = 'note' WHERE kind NOT IN ({known})")
    _change(MORE_KINDS, KINDS)
    op.execute("ALTER TABLE complaint DROP COLUMN supplier")
    for name, table in KEYS:
        op.drop_index(op.f(f"ix_complaint_{name}"), "complaint")
        if _on_sqlite():
            _rewrite("complaint", "replace(sql, :key, '')", key=f", {_key(name, table)}")
        op.execute(f"ALTER TABLE complaint DROP COLUMN {name}")
