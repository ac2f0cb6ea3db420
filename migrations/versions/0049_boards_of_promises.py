"""The edition of a promise beside it, for boards and calendars."""

from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE plan_item ADD COLUMN edition_id INTEGER DEFAULT 0 NOT NULL")
    op.execute(
        "UPDATE plan_item SET edition_id = (SELECT participation.edition_id FROM service_plan "
        "JOIN participation ON participation.id = service_plan.participation_id "
        "WHERE service_plan.id = plan_item.plan_id)"
    )
    op.create_index("ix_plan_item_edition", "plan_item", ["edition_id", "state", "due_on", "id"])


def downgrade() -> None:
    op.drop_index("ix_plan_item_edition", "plan_item")
    op.execute("ALTER TABLE plan_item DROP COLUMN edition_id")
