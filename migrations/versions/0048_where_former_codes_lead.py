"""Where the links and cards of rows lead that became one with another."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

FORMER = (
    ("former_goal_link", "goal_link_id", "goal_link", "token", sa.String),
    ("former_door", "door_id", "survey_door", "code", sa.String),
    ("former_participation", "participation_id", "participation", "number", sa.Integer),
)


def upgrade() -> None:
    for table, pointer, target, name, kind in FORMER:
        op.create_table(
            table,
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column(pointer, sa.Integer(), nullable=False),
            sa.Column(name, kind(), nullable=False),
            sa.ForeignKeyConstraint(
                [pointer], [f"{target}.id"], name=op.f(f"fk_{table}_{pointer}_{target}"), ondelete="CASCADE"
            ),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
            sa.UniqueConstraint(name, name=op.f(f"uq_{table}_{name}")),
        )
        op.create_index(op.f(f"ix_{table}_{pointer}"), table, [pointer])


def downgrade() -> None:
    for table, *_ in reversed(FORMER):
        op.drop_table(table)
