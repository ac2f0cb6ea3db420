"""Mail that came in, its files, how far the mailbox was read; which mails one of ours follows."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

STATES = "'waiting', 'complaint', 'reply', 'note', 'not_ours', 'automatic', 'bounce'"
DOUBTS = (
    "'unknown_sender', 'several_companies', 'no_edition', 'forged', 'closed', 'other_sender', 'many', "
    "'too_large', 'unreadable', 'loop'"
)


def upgrade() -> None:
    op.create_table(
        "incoming_mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=True),
        sa.Column("thread", sa.String(), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("sender_name", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("html", sa.String(), nullable=True),
        sa.Column("pictures", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("doubt", sa.String(length=24), nullable=True),
        sa.Column("exhibitor_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("complaint_id", sa.Integer(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_incoming_mail_state_known")),
        sa.CheckConstraint(f"doubt IN ({DOUBTS})", name=op.f("ck_incoming_mail_doubt_known")),
        sa.ForeignKeyConstraint(["exhibitor_id"], ["exhibitor.id"], name=op.f("fk_incoming_mail_exhibitor_id_exhibitor"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_incoming_mail_contact_id_contact"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["complaint_id"], ["complaint.id"], name=op.f("fk_incoming_mail_complaint_id_complaint"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_incoming_mail_decided_by_id_person"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_mail")),
        sa.UniqueConstraint("key", name=op.f("uq_incoming_mail_key")),
    )  # fmt: skip
    op.create_index("ix_incoming_mail_state", "incoming_mail", ["state", "arrived_at", "id"])
    op.create_index("ix_incoming_mail_sender", "incoming_mail", ["sender", "arrived_at"])
    for column in ("message_id", "exhibitor_id", "contact_id", "complaint_id", "decided_by_id"):
        op.create_index(op.f(f"ix_incoming_mail_{column}"), "incoming_mail", [column])
    op.create_table(
        "incoming_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["mail_id"], ["incoming_mail.id"], name=op.f("fk_incoming_file_mail_id_incoming_mail"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_file")),
    )  # fmt: skip
    op.create_index(op.f("ix_incoming_file_mail_id"), "incoming_file", ["mail_id"])
    op.create_table(
        "mailbox_position",
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("validity", sa.BigInteger(), nullable=False),
        sa.Column("last_uid", sa.BigInteger(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("mailbox", name=op.f("pk_mailbox_position")),
    )
    op.add_column("mail", sa.Column("thread", sa.String(), nullable=True))
    op.create_index(op.f("ix_mail_message_id"), "mail", ["message_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_mail_message_id"), "mail")
    op.drop_column("mail", "thread")
    for table in ("mailbox_position", "incoming_file", "incoming_mail"):
        op.drop_table(table)
