"""Letters to exhibitors at risk with their templates, and when an override that ended was reviewed."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None

PEOPLE = ("written_by_id", "decided_by_id")
KINDS = "kind IN ('prepay', 'decline', 'end')"


def upgrade() -> None:
    op.execute(f"ALTER TABLE class_override ADD COLUMN reviewed_at {_instant()}")
    op.create_table(
        "risk_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("language", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_risk_template_kind_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_template")),
        sa.UniqueConstraint("kind", "language", name=op.f("uq_risk_template_kind_language")),
    )
    op.create_table(
        "risk_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exhibitor_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'waiting') = (decided_at IS NULL)", name=op.f("ck_risk_letter_decided_once")
        ),
        sa.CheckConstraint(KINDS, name=op.f("ck_risk_letter_kind_known")),
        sa.CheckConstraint(
            "state IN ('waiting', 'sent', 'refused')", name=op.f("ck_risk_letter_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["exhibitor_id"],
            ["exhibitor.id"],
            name=op.f("fk_risk_letter_exhibitor_id_exhibitor"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.id"],
            name=op.f("fk_risk_letter_contact_id_contact"),
            ondelete="SET NULL",
        ),
        *(
            sa.ForeignKeyConstraint(
                [one], ["person.id"], name=op.f(f"fk_risk_letter_{one}_person"), ondelete="SET NULL"
            )
            for one in PEOPLE
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_letter")),
    )
    for one in ("contact_id", *PEOPLE):
        op.create_index(op.f(f"ix_risk_letter_{one}"), "risk_letter", [one])
    op.create_index("ix_risk_letter_exhibitor", "risk_letter", ["exhibitor_id", "id"])
    op.create_index("ix_risk_letter_state", "risk_letter", ["state", "id"])


def downgrade() -> None:
    op.drop_table("risk_letter")
    op.drop_table("risk_template")
    op.execute("ALTER TABLE class_override DROP COLUMN reviewed_at")


def _instant() -> str:
    postgresql = op.get_bind().dialect.name == "postgresql"
    return "TIMESTAMP WITH TIME ZONE" if postgresql else "DATETIME"
