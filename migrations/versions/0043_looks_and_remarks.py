"""Who looked at whose score, and what people say to their figures."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def _person(table: str, column: str, gone: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_person")
    return sa.ForeignKeyConstraint([column], ["person.id"], name=name, ondelete=gone)


def upgrade() -> None:
    op.create_table(
        "score_look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("what IN ('page', 'file', 'report')", name=op.f("ck_score_look_what_known")),
        _person("score_look", "person_id", "SET NULL"),
        _person("score_look", "about_id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_look")),
    )
    op.create_index(op.f("ix_score_look_person_id"), "score_look", ["person_id"])
    op.create_index("ix_score_look_about", "score_look", ["about_id", "at", "id"])
    op.create_table(
        "score_remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("figure", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.String(length=24), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('comment', 'appeal')", name=op.f("ck_score_remark_kind_known")),
        sa.CheckConstraint("decision IN ('noted', 'kept', 'corrected')", name=op.f("ck_score_remark_decision_known")),
        sa.CheckConstraint("(answered_at IS NULL) = (decision IS NULL)", name=op.f("ck_score_remark_answer_decided")),
        _person("score_remark", "person_id", "CASCADE"),
        _person("score_remark", "answered_by_id", "SET NULL"),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_score_remark_edition_id_edition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_remark")),
    )
    op.create_index(op.f("ix_score_remark_edition_id"), "score_remark", ["edition_id"])
    op.create_index(op.f("ix_score_remark_answered_by_id"), "score_remark", ["answered_by_id"])
    op.create_index("ix_score_remark_person", "score_remark", ["person_id", "edition_id"])


def downgrade() -> None:
    for table in ("score_remark", "score_look"):
        op.drop_table(table)
