"""Doors into surveys without a mail, and who came through them."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "survey_door",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("invitation_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('card', 'link', 'kiosk')", name=op.f("ck_survey_door_kind_known")),
        sa.CheckConstraint(
            "(kind = 'card') = (invitation_id IS NOT NULL)", name=op.f("ck_survey_door_card_has_invitation")
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_survey_door_survey_id_survey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitation.id"], name=op.f("fk_survey_door_invitation_id_invitation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_door")),
        sa.UniqueConstraint("code", name=op.f("uq_survey_door_code")),
        sa.UniqueConstraint("invitation_id", name=op.f("uq_survey_door_invitation_id")),
    )  # fmt: skip
    op.create_index("ix_survey_door_survey_kind", "survey_door", ["survey_id", "kind", "id"])
    op.create_table(
        "door_visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=False),
        sa.Column("response_id", sa.Integer(), nullable=True),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=24), nullable=False),
        sa.Column("said", sa.String(), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["door_id"], ["survey_door.id"], name=op.f("fk_door_visit_door_id_survey_door"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_door_visit_response_id_response"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_visit")),
        sa.UniqueConstraint("response_id", name=op.f("uq_door_visit_response_id")),
        sa.UniqueConstraint("token", name=op.f("uq_door_visit_token")),
    )  # fmt: skip
    op.create_index(op.f("ix_door_visit_door_id"), "door_visit", ["door_id"])


def downgrade() -> None:
    op.drop_table("door_visit")
    op.drop_table("survey_door")
