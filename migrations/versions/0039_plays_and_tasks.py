"""Plays, what they fired, and tasks for exhibitors."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

WHEN = sa.DateTime(timezone=True)
TRIGGERS = (
    "'class_down', 'class_up', 'alert', 'low_answer', 'complaint', 'no_contact', 'stand_shrinks', 'rebooking_near'"
)


def _points(table: str, column: str, to: str, ondelete: str = "SET NULL") -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete=ondelete)


def upgrade() -> None:
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exhibitor_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("created_at", WHEN, nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", WHEN, nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('play', 'upgrade')", name=op.f("ck_task_kind_known")),
        sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name=op.f("ck_task_state_known")),
        sa.CheckConstraint("(state = 'open') = (ended_at IS NULL)", name=op.f("ck_task_ended_dated")),
        _points("task", "exhibitor_id", "exhibitor", "CASCADE"),
        _points("task", "owner_id", "person"),
        _points("task", "created_by_id", "person"),
        _points("task", "ended_by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index("ix_task_owner_due", "task", ["owner_id", "state", "due_on"])
    op.create_index("ix_task_due", "task", ["state", "due_on", "id"])
    op.create_index("ix_task_exhibitor", "task", ["exhibitor_id", "kind", "state"])
    op.create_index(op.f("ix_task_created_by_id"), "task", ["created_by_id"])
    op.create_index(op.f("ix_task_ended_by_id"), "task", ["ended_by_id"])
    op.create_table(
        "play",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("trigger", sa.String(24), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("classes", sa.JSON(), nullable=False),
        sa.Column("task_title", sa.String(), nullable=False),
        sa.Column("task_days", sa.Integer(), nullable=False),
        sa.Column("plan_item", sa.String(), nullable=True),
        sa.Column("mail_owner", sa.Boolean(), nullable=False),
        sa.Column("escalate_days", sa.Integer(), nullable=True),
        sa.Column("per_week", sa.Integer(), nullable=False),
        sa.Column("per_owner", sa.Integer(), nullable=False),
        sa.Column("rest_days", sa.Integer(), nullable=False),
        sa.Column("active_from", sa.Date(), nullable=True),
        sa.Column("swept_at", WHEN, nullable=True),
        sa.Column("held_back", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"trigger IN ({TRIGGERS})", name=op.f("ck_play_trigger_known")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_play_amount_possible")),
        sa.CheckConstraint("task_days BETWEEN 0 AND 365", name=op.f("ck_play_task_days_range")),
        sa.CheckConstraint("escalate_days BETWEEN 0 AND 365", name=op.f("ck_play_escalate_days_range")),
        sa.CheckConstraint(
            "per_week > 0 AND per_owner > 0 AND rest_days >= 0", name=op.f("ck_play_limits_possible")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_play")),
        sa.UniqueConstraint("name", name=op.f("uq_play_name")),
    )
    op.create_table(
        "play_firing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("play_id", sa.Integer(), nullable=False),
        sa.Column("exhibitor_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("cause", sa.JSON(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("plan_item_id", sa.Integer(), nullable=True),
        sa.Column("fired_at", WHEN, nullable=False),
        sa.Column("escalated_at", WHEN, nullable=True),
        _points("play_firing", "play_id", "play", "CASCADE"),
        _points("play_firing", "exhibitor_id", "exhibitor", "CASCADE"),
        _points("play_firing", "owner_id", "person"),
        _points("play_firing", "task_id", "task"),
        _points("play_firing", "plan_item_id", "plan_item"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_play_firing")),
        sa.UniqueConstraint("play_id", "exhibitor_id", "event", name=op.f("uq_play_firing_play_id_exhibitor_id_event")),
    )
    op.create_index("ix_play_firing_play", "play_firing", ["play_id", "id"])
    op.create_index("ix_play_firing_fired", "play_firing", ["fired_at"])
    for column in ("exhibitor_id", "owner_id", "task_id", "plan_item_id"):
        op.create_index(op.f(f"ix_play_firing_{column}"), "play_firing", [column])


def downgrade() -> None:
    op.drop_table("play_firing")
    op.drop_table("play")
    op.drop_table("task")
