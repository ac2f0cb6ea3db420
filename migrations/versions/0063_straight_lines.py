"""Whether one answer was given to everything stands on the response."""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None

JUDGED = """
UPDATE response SET straight = (
  SELECT max(block.spread) = 0 FROM (
    SELECT max(answer.number) - min(answer.number) AS spread
    FROM answer JOIN question ON question.id = answer.question_id
    WHERE answer.response_id = response.id AND answer.number IS NOT NULL AND question.measure IN
      ('service', 'trust', 'satisfaction', 'commitment', 'friendship', 'calculative')
    GROUP BY question.page, question.low, question.high
    HAVING count(*) >= 4
  ) AS block
)
"""


def upgrade() -> None:
    op.add_column("response", sa.Column("straight", sa.Boolean(), nullable=True))
    op.execute(JUDGED)


def downgrade() -> None:
    op.drop_column("response", "straight")
