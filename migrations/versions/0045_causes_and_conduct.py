"""Causes of complaints and what is done about them; remedies that are approved; conduct with its review."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

BEFORE = "state IN ('offered', 'accepted', 'rejected')"
AFTER = "state IN ('offered', 'accepted', 'rejected', 'asked', 'refused')"
CAUSES = {
    "service": ("late", "wrong", "told", "invoice"),
    "supplier": ("stand", "power", "freight"),
    "other": ("noise", "line"),
    "own": ("late", "rules"),
    "sales": ("visitors", "place"),
    "venue": ("hall", "access"),
    "force": (),
}


def _change(before: str, after: str) -> None:
    """On SQLite in the schema's own text: making the table anew would delete what points at it."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        op.drop_constraint(op.f("ck_remedy_state_known"), "remedy", type_="check")
        op.create_check_constraint(op.f("ck_remedy_state_known"), "remedy", after)
        return
    number = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.execute(
        sa.text(
            "UPDATE sqlite_master SET sql = replace(sql, :old, :new) WHERE type = 'table' AND name = 'remedy'"
        ),
        {"old": before, "new": after},
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {number + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def _key(table: str, column: str, to: str, gone: str | None) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete=gone)


def upgrade() -> None:
    _change(BEFORE, AFTER)
    _causes()
    _corrections()
    _conduct()


def _causes() -> None:
    cause = op.create_table(
        "cause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        _key("cause", "parent_id", "cause", None),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cause")),
    )
    op.create_index(op.f("ix_cause_parent_id"), "cause", ["parent_id"])
    for top in CAUSES:
        op.execute(sa.insert(cause).values(code=top, retired=False))
    for top, below in CAUSES.items():
        parent = sa.select(cause.c.id).where(cause.c.code == top).scalar_subquery()
        for word in below:
            op.execute(sa.insert(cause).values(code=f"{top}.{word}", parent_id=parent, retired=False))
    op.execute(
        "ALTER TABLE resolution ADD COLUMN cause_id INTEGER CONSTRAINT fk_resolution_cause_id_cause REFERENCES cause (id)"
    )
    op.create_index(op.f("ix_resolution_cause_id"), "resolution", ["cause_id"])


def _corrections() -> None:
    op.create_table(
        "corrective_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cause_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("proof", sa.String(), nullable=True),
        sa.Column("said", sa.String(), nullable=True),
        sa.Column("did", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _key("corrective_action", "cause_id", "cause", None),
        _key("corrective_action", "owner_id", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrective_action")),
    )
    for column in ("cause_id", "owner_id"):
        op.create_index(op.f(f"ix_corrective_action_{column}"), "corrective_action", [column])


def _conduct() -> None:
    op.create_table(
        "conduct_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("review", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('unfounded', 'abusive')", name=op.f("ck_conduct_record_kind_known")),
        sa.CheckConstraint(
            "state IN ('proposed', 'upheld', 'dismissed')", name=op.f("ck_conduct_record_state_known")
        ),
        sa.CheckConstraint(
            "(state = 'proposed') = (reviewed_at IS NULL)", name=op.f("ck_conduct_record_reviewed_dated")
        ),
        sa.CheckConstraint("points BETWEEN 1 AND 10", name=op.f("ck_conduct_record_points_range")),
        _key("conduct_record", "complaint_id", "complaint", "CASCADE"),
        _key("conduct_record", "participation_id", "participation", "SET NULL"),
        _key("conduct_record", "person_id", "person", "SET NULL"),
        _key("conduct_record", "reviewer_id", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conduct_record")),
    )
    for column in ("complaint_id", "participation_id", "person_id", "reviewer_id"):
        op.create_index(op.f(f"ix_conduct_record_{column}"), "conduct_record", [column])


def downgrade() -> None:
    op.drop_table("conduct_record")
    op.drop_table("corrective_action")
    op.drop_index(op.f("ix_resolution_cause_id"), "resolution")
    op.execute("ALTER TABLE resolution DROP COLUMN cause_id")
    op.drop_table("cause")
    op.execute("UPDATE remedy SET state = 'rejected' WHERE state IN ('asked', 'refused')")
    _change(AFTER, BEFORE)
