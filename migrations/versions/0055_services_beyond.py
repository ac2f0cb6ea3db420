"""Value-added services of an edition, and who took them up."""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None
CLASSES = "relationship_class IN ('strategic', 'key', 'transactional', 'risk')"
DIMENSIONS = "dimension IN ('sales', 'information', 'relationship', 'image', 'motivation')"
MONEY = "price_minor >= 0 AND cost_minor >= 0"


def upgrade() -> None:
    op.create_table(
        "service_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("relationship_class", sa.String(length=24), nullable=True),
        sa.Column("dimension", sa.String(length=24), nullable=True),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("cost_minor", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(CLASSES, name=op.f("ck_service_offer_relationship_class_known")),
        sa.CheckConstraint(DIMENSIONS, name=op.f("ck_service_offer_dimension_known")),
        sa.CheckConstraint(MONEY, name=op.f("ck_service_offer_money_possible")),
        _key("service_offer", "edition_id", "edition", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_offer")),
        sa.UniqueConstraint("edition_id", "name", name=op.f("uq_service_offer_edition_id_name")),
    )
    op.create_table(
        "service_uptake",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=24), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("cost_minor", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "answer IN ('offered', 'taken', 'declined')", name=op.f("ck_service_uptake_answer_known")
        ),
        sa.CheckConstraint(MONEY, name=op.f("ck_service_uptake_money_possible")),
        _key("service_uptake", "offer_id", "service_offer", "CASCADE"),
        _key("service_uptake", "participation_id", "participation", "CASCADE"),
        _key("service_uptake", "person_id", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_uptake")),
        sa.UniqueConstraint(
            "offer_id", "participation_id", name=op.f("uq_service_uptake_offer_id_participation_id")
        ),
    )
    for name in ("participation_id", "person_id"):
        op.create_index(op.f(f"ix_service_uptake_{name}"), "service_uptake", [name])
    op.create_index("ix_service_uptake_answered", "service_uptake", ["answered_at"])


def _key(table: str, column: str, other: str, gone: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=gone)


def downgrade() -> None:
    op.drop_table("service_uptake")
    op.drop_table("service_offer")
