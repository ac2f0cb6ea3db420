"""Organisers have statuses of their own for complaints, each mapped to a step and to what the clock does."""

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None

STATES = "'received', 'acknowledged', 'investigated', 'answered', 'accepted', 'contested', 'closed'"
BEFORE = "'refused', 'conduct')"
AFTER = "'refused', 'conduct', 'status')"
KINDS = (
    "kind IN ('state', 'note', 'assigned', 'changed', 'overdue', 'offered', 'accepted', 'rejected', 'assessed', "
    "'reply', 'merged', 'split', 'linked', 'paused', 'resumed', 'asked', 'approved', "
)
KEY = (
    "CONSTRAINT fk_complaint_status_id_complaint_status FOREIGN KEY(status_id) "
    "REFERENCES complaint_status (id) ON DELETE SET NULL"
)
CHECK, INDEX, IN_USE = "ck_complaint_step_kind_known", "ix_complaint_status_due", sa.text("NOT retired")


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


def _kinds(before: str, after: str) -> None:
    if _on_sqlite():
        _rewrite("complaint_step", "replace(sql, :old, :new)", old=before, new=after)
        return
    op.drop_constraint(op.f(CHECK), "complaint_step", type_="check")
    op.create_check_constraint(op.f(CHECK), "complaint_step", KINDS + after)


def upgrade() -> None:
    op.create_table(
        "complaint_status",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("step", sa.String(length=24), nullable=False),
        sa.Column("clock", sa.String(length=24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.CheckConstraint(f"step IN ({STATES})", name=op.f("ck_complaint_status_step_known")),
        sa.CheckConstraint("clock IN ('runs', 'waits', 'stopped')", name=op.f("ck_complaint_status_clock_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_status")),
    )
    op.create_index(
        "uq_complaint_status_name", "complaint_status", ["name"], unique=True,
        sqlite_where=IN_USE, postgresql_where=IN_USE,
    )  # fmt: skip
    op.execute("ALTER TABLE complaint ADD COLUMN status_id INTEGER")
    if _on_sqlite():
        _rewrite("complaint", "substr(rtrim(sql), 1, length(rtrim(sql)) - 1) || :key", key=f", {KEY})")
    else:
        op.execute(f"ALTER TABLE complaint ADD {KEY}")
    where = sa.text("status_id IS NOT NULL")
    columns = ["status_id", "answer_due_at", "id"]
    op.create_index(INDEX, "complaint", columns, sqlite_where=where, postgresql_where=where)
    _kinds(BEFORE, AFTER)


def downgrade() -> None:
    op.execute("UPDATE complaint_step SET kind = 'note' WHERE kind = 'status'")
    _kinds(AFTER, BEFORE)
    op.drop_index(INDEX, "complaint")
    if _on_sqlite():
        _rewrite("complaint", "replace(sql, :key, '')", key=f", {KEY}")
    op.execute("ALTER TABLE complaint DROP COLUMN status_id")
    op.drop_table("complaint_status")
