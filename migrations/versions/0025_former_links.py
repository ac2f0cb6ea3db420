"""Links of invitations that became one with another."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "former_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitation.id"], name=op.f("fk_former_link_invitation_id_invitation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_link")),
        sa.UniqueConstraint("token", name=op.f("uq_former_link_token")),
    )  # fmt: skip
    op.create_index(op.f("ix_former_link_invitation_id"), "former_link", ["invitation_id"])


def downgrade() -> None:
    op.drop_table("former_link")
