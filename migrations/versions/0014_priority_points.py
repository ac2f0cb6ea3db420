"""priority points"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "priority_scheme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *_person("priority_scheme"),
        sa.UniqueConstraint("number", name=op.f("uq_priority_scheme_number")),
    )
    op.create_index(op.f("ix_priority_scheme_person_id"), "priority_scheme", ["person_id"])
    op.create_table(
        "priority_by_hand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exhibitor_id", sa.Integer(), nullable=False),
        sa.Column("show_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_priority_by_hand_reason_given")),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_priority_by_hand_ends_after_start")),
        *_person("priority_by_hand"),
        *(_of("exhibitor"), _of("show")),
    )
    op.create_index("ix_priority_by_hand_show", "priority_by_hand", ["show_id", "exhibitor_id"])
    for column in ("exhibitor_id", "person_id"):
        op.create_index(op.f(f"ix_priority_by_hand_{column}"), "priority_by_hand", [column])


def _person(table: str) -> tuple[sa.Constraint, ...]:
    name = op.f(f"fk_{table}_person_id_person")
    return (
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=name, ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _of(table: str) -> sa.Constraint:
    name = op.f(f"fk_priority_by_hand_{table}_id_{table}")
    return sa.ForeignKeyConstraint([f"{table}_id"], [f"{table}.id"], name=name, ondelete="CASCADE")


def downgrade() -> None:
    op.drop_table("priority_by_hand")
    op.drop_table("priority_scheme")
