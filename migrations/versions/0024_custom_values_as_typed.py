"""What lists changed of custom fields is written down as it is typed, as the field history writes it."""

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

YES_NO = "CASE WHEN {0} IN ('1', '1.0') THEN 'yes' WHEN {0} IN ('0', '0.0') THEN 'no' ELSE {0} END"
NUMBER = "CASE WHEN {0} LIKE '%.0' THEN substr({0}, 1, length({0}) - 2) ELSE {0} END"


def upgrade() -> None:
    for kind, text in (("yes_no", YES_NO), ("number", NUMBER)):
        fields = f"SELECT 'custom.' || CAST(id AS VARCHAR) FROM custom_field WHERE kind = '{kind}'"
        op.execute(
            f"UPDATE import_change SET before = {text.format('before')}, after = {text.format('after')} "
            f"WHERE record = 'custom' AND field IN ({fields})"
        )


def downgrade() -> None:
    """Nothing to do: what reads the older spelling leaves values in this one as they are."""
