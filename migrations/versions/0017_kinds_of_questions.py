"""Kinds of questions and surveys, conditions, drafts of questionnaires that change.

On SQLite a CHECK is changed in the schema's own text, the way its manual gives for it: making the table anew
would delete what points at it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

SURVEYS = ("post_show", "recovery")
MORE_SURVEYS = ("post_show", "pre_show", "pulse", "recovery", "non_returner", "lapsed", "prospect")
KINDS = (
    "scale", "importance_performance", "goals", "single", "multiple", "yes_no", "number", "text", "statement",
)  # fmt: skip
MORE_KINDS = (
    "scale", "importance_performance", "goals", "single", "multiple", "ranking", "points", "matrix", "yes_no",
    "number", "date", "line", "text", "statement",
)  # fmt: skip
MEASURES = (
    "overall", "return", "recommend", "effort", "goal", "service", "trust", "satisfaction", "commitment",
    "friendship", "calculative", "staff", "price", "open",
)  # fmt: skip
MORE_MEASURES = (
    *MEASURES[:-1], "outcome", "procedure", "treatment", "recovered", "trust_changed", "reason", "interest",
    "open",
)  # fmt: skip
CHECKS = (
    ("survey", "kind", SURVEYS, MORE_SURVEYS),
    ("question", "kind", KINDS, MORE_KINDS),
    ("question", "measure", MEASURES, MORE_MEASURES),
)


def _check(column: str, words: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(word) for word in words)})"


def _change(table: str, column: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        op.drop_constraint(op.f(f"ck_{table}_{column}_known"), table, type_="check")
        op.create_check_constraint(op.f(f"ck_{table}_{column}_known"), table, _check(column, after))
        return
    number = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.execute(
        sa.text("UPDATE sqlite_master SET sql = replace(sql, :old, :new) WHERE type = 'table' AND name = :name"),
        {"old": _check(column, before), "new": _check(column, after), "name": table},
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {number + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def upgrade() -> None:
    for table, column, before, after in CHECKS:
        _change(table, column, before, after)
    kinds = _check("kind", MORE_SURVEYS)
    op.execute(
        "ALTER TABLE questionnaire ADD COLUMN kind VARCHAR(24) DEFAULT 'post_show' NOT NULL "
        f"CONSTRAINT ck_questionnaire_kind_known CHECK ({kinds})"
    )
    op.execute("ALTER TABLE questionnaire ADD COLUMN version INTEGER DEFAULT 1 NOT NULL")
    op.add_column("questionnaire", sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("ALTER TABLE question ADD COLUMN randomised BOOLEAN DEFAULT false NOT NULL")
    op.add_column("question", sa.Column("condition", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.execute("ALTER TABLE question DROP COLUMN condition")
    op.execute("ALTER TABLE question DROP COLUMN randomised")
    op.execute("ALTER TABLE questionnaire DROP COLUMN changed_at")
    op.execute("ALTER TABLE questionnaire DROP COLUMN version")
    op.execute("ALTER TABLE questionnaire DROP COLUMN kind")
    for table, column, before, after in CHECKS:
        _change(table, column, after, before)
