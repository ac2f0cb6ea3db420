"""Who serves whom, from when to when; proposals of it; absences, hours for an edition; skills: needs, changes."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0031"
branch_labels = None
depends_on = None

PRESENT_OWNER = sa.text("duty = 'owner' AND until IS NULL")
# The stints that the history of fields tells of: before each change of the owner there was another, since the
# change before that or the exhibitor's first day here.
ENDED = """
INSERT INTO assignment (exhibitor_id, person_id, duty, since, until)
SELECT past.record_id, person.id, 'owner', past.since, past.at
FROM (
    SELECT field_change.record_id, field_change.before, field_change.at, coalesce(
        lag(field_change.at) OVER (PARTITION BY field_change.record_id ORDER BY field_change.id),
        exhibitor.created_at
    ) AS since
    FROM field_change JOIN exhibitor ON exhibitor.id = field_change.record_id
    WHERE field_change.record = 'exhibitor' AND field_change.field = 'owner_id'
) AS past JOIN person ON CAST(person.id AS VARCHAR) = past.before
WHERE past.since < past.at
"""
PRESENT = """
INSERT INTO assignment (exhibitor_id, person_id, duty, since)
SELECT exhibitor.id, exhibitor.owner_id, 'owner', coalesce(
    (SELECT max(field_change.at) FROM field_change
     WHERE field_change.record = 'exhibitor' AND field_change.field = 'owner_id'
       AND field_change.record_id = exhibitor.id),
    exhibitor.created_at
) FROM exhibitor WHERE exhibitor.owner_id IS NOT NULL
"""


def upgrade() -> None:
    _staff()
    _service()
    with op.batch_alter_table("person_skill") as batch:
        batch.add_column(sa.Column("acquired_on", sa.Date(), nullable=True))
        batch.create_check_constraint("expires_after_acquired", "expires_on >= acquired_on")
    op.execute(ENDED)
    op.execute(PRESENT)


def _staff() -> None:
    op.create_table(
        'absence',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('starts_on', sa.Date(), nullable=False),
        sa.Column('ends_on', sa.Date(), nullable=False),
        sa.Column('cover_id', sa.Integer(), nullable=True),
        sa.Column('note', sa.String(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.CheckConstraint('cover_id <> person_id', name=op.f('ck_absence_covered_by_another')),
        sa.CheckConstraint('ends_on >= starts_on', name=op.f('ck_absence_ends_after_start')),
        sa.ForeignKeyConstraint(['cover_id'], ['person.id'], name=op.f('fk_absence_cover_id_person'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_absence_person_id_person'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_absence')),
    )  # fmt: skip
    op.create_index('ix_absence_cover', 'absence', ['cover_id', 'starts_on'])
    op.create_index('ix_absence_person', 'absence', ['person_id', 'starts_on'])
    op.create_index(op.f('ix_absence_starts_on'), 'absence', ['starts_on'])
    op.create_table(
        'capacity',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('edition_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('hours', sa.Double(), nullable=False),
        sa.CheckConstraint('hours >= 0 AND hours <= 4000', name=op.f('ck_capacity_hours_possible')),
        sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_capacity_edition_id_edition'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_capacity_person_id_person'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_capacity')),
        sa.UniqueConstraint('edition_id', 'person_id', name=op.f('uq_capacity_edition_id_person_id')),
    )  # fmt: skip
    op.create_index(op.f('ix_capacity_person_id'), 'capacity', ['person_id'])
    op.create_table(
        'skill_need',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('skill_id', sa.Integer(), nullable=False),
        sa.Column('what', sa.String(length=24), nullable=False),
        sa.Column('value', sa.String(), nullable=False),
        sa.CheckConstraint("what IN ('class', 'country', 'language', 'industry')", name=op.f('ck_skill_need_what_known')),
        sa.ForeignKeyConstraint(['skill_id'], ['skill.id'], name=op.f('fk_skill_need_skill_id_skill'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_skill_need')),
        sa.UniqueConstraint('skill_id', 'what', 'value', name=op.f('uq_skill_need_skill_id_what_value')),
    )  # fmt: skip
    op.create_table(
        'skill_change',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=24), nullable=False),
        sa.Column('was', sa.String(), nullable=False),
        sa.Column('now', sa.String(), nullable=False),
        sa.Column('steps', sa.JSON(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=True),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('renamed', 'merged')", name=op.f('ck_skill_change_kind_known')),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_skill_change_person_id_person'), ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_skill_change')),
    )  # fmt: skip
    op.create_index(op.f('ix_skill_change_person_id'), 'skill_change', ['person_id'])


def _service() -> None:
    op.create_table(
        'assignment',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('exhibitor_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('duty', sa.String(length=24), nullable=False),
        sa.Column('share', sa.Integer(), nullable=True),
        sa.Column('edition_id', sa.Integer(), nullable=True),
        sa.Column('since', sa.DateTime(timezone=True), nullable=False),
        sa.Column('until', sa.DateTime(timezone=True), nullable=True),
        sa.Column('handover', sa.String(), nullable=True),
        sa.Column('handover_at', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("duty IN ('owner', 'deputy', 'technical')", name=op.f('ck_assignment_duty_known')),
        sa.CheckConstraint('share BETWEEN 1 AND 100', name=op.f('ck_assignment_share_range')),
        sa.CheckConstraint('until >= since', name=op.f('ck_assignment_until_after_since')),
        sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_assignment_edition_id_edition'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_assignment_exhibitor_id_exhibitor'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_assignment_person_id_person'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment')),
    )  # fmt: skip
    op.create_index(op.f('ix_assignment_edition_id'), 'assignment', ['edition_id'])
    op.create_index('ix_assignment_exhibitor', 'assignment', ['exhibitor_id', 'since'])
    op.create_index('ix_assignment_person', 'assignment', ['person_id', 'until'])
    op.create_index('ix_assignment_present_owner', 'assignment', ['exhibitor_id'], unique=True, sqlite_where=PRESENT_OWNER, postgresql_where=PRESENT_OWNER)
    op.create_table(
        'assignment_proposal',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('edition_id', sa.Integer(), nullable=False),
        sa.Column('state', sa.String(length=24), nullable=False),
        sa.Column('quality', sa.Double(), nullable=False),
        sa.Column('batches', sa.JSON(), nullable=False),
        sa.Column('made_by_id', sa.Integer(), nullable=True),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('draft', 'applied', 'undone')", name=op.f('ck_assignment_proposal_state_known')),
        sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_assignment_proposal_edition_id_edition'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['made_by_id'], ['person.id'], name=op.f('fk_assignment_proposal_made_by_id_person'), ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment_proposal')),
    )  # fmt: skip
    op.create_index('ix_assignment_proposal_edition', 'assignment_proposal', ['edition_id', 'id'])
    op.create_index(op.f('ix_assignment_proposal_made_by_id'), 'assignment_proposal', ['made_by_id'])
    op.create_table(
        'assignment_line',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('proposal_id', sa.Integer(), nullable=False),
        sa.Column('exhibitor_id', sa.Integer(), nullable=False),
        sa.Column('from_id', sa.Integer(), nullable=True),
        sa.Column('to_id', sa.Integer(), nullable=True),
        sa.Column('hours', sa.Double(), nullable=False),
        sa.Column('fit', sa.Double(), nullable=True),
        sa.Column('why', sa.JSON(), nullable=False),
        sa.Column('adjusted', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_assignment_line_exhibitor_id_exhibitor'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['from_id'], ['person.id'], name=op.f('fk_assignment_line_from_id_person'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['proposal_id'], ['assignment_proposal.id'], name=op.f('fk_assignment_line_proposal_id_assignment_proposal'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['to_id'], ['person.id'], name=op.f('fk_assignment_line_to_id_person'), ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment_line')),
        sa.UniqueConstraint('proposal_id', 'exhibitor_id', name=op.f('uq_assignment_line_proposal_id_exhibitor_id')),
    )  # fmt: skip
    op.create_index(op.f('ix_assignment_line_exhibitor_id'), 'assignment_line', ['exhibitor_id'])
    op.create_index(op.f('ix_assignment_line_from_id'), 'assignment_line', ['from_id'])
    op.create_index(op.f('ix_assignment_line_to_id'), 'assignment_line', ['to_id'])


def downgrade() -> None:
    with op.batch_alter_table("person_skill") as batch:
        batch.drop_constraint(op.f("ck_person_skill_expires_after_acquired"), type_="check")
        batch.drop_column("acquired_on")
    for table in ("assignment_line", "assignment_proposal", "assignment"):
        op.drop_table(table)
    for table in ("skill_change", "skill_need", "capacity", "absence"):
        op.drop_table(table)
