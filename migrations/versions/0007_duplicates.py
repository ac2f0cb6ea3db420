"""duplicates"""

import sqlalchemy as sa
from alembic import op


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('duplicate',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('one_id', sa.Integer(), nullable=False),
    sa.Column('other_id', sa.Integer(), nullable=False),
    sa.Column('score', sa.Double(), nullable=False),
    sa.Column('reasons', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('found_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('one_id < other_id', name=op.f('ck_duplicate_ordered')),
    sa.CheckConstraint("state IN ('open', 'apart')", name=op.f('ck_duplicate_state_known')),
    sa.ForeignKeyConstraint(['one_id'], ['exhibitor.id'], name=op.f('fk_duplicate_one_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['other_id'], ['exhibitor.id'], name=op.f('fk_duplicate_other_id_exhibitor'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duplicate')),
    sa.UniqueConstraint('one_id', 'other_id', name=op.f('uq_duplicate_one_id_other_id'))
    )
    op.create_index('ix_duplicate_review', 'duplicate', ['state', 'score', 'id'], unique=False)
    op.create_index('ix_duplicate_other_id', 'duplicate', ['other_id'], unique=False)

    op.create_table('duplicate_decision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('pair_low', sa.Integer(), nullable=False),
    sa.Column('pair_high', sa.Integer(), nullable=False),
    sa.Column('one_name', sa.String(), nullable=False),
    sa.Column('other_name', sa.String(), nullable=False),
    sa.Column('score', sa.Double(), nullable=False),
    sa.Column('verdict', sa.String(length=24), nullable=False),
    sa.Column('merge_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("verdict IN ('merged', 'apart')", name=op.f('ck_duplicate_decision_verdict_known')),
    sa.ForeignKeyConstraint(['merge_id'], ['merge.id'], name=op.f('fk_duplicate_decision_merge_id_merge'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_duplicate_decision_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duplicate_decision'))
    )
    op.create_index('ix_duplicate_decision_score', 'duplicate_decision', ['undone_at', 'score'], unique=False)
    op.create_index(op.f('ix_duplicate_decision_merge_id'), 'duplicate_decision', ['merge_id'], unique=False)
    op.create_index(op.f('ix_duplicate_decision_person_id'), 'duplicate_decision', ['person_id'], unique=False)

    op.create_table('duplicate_mark',
    sa.Column('mark', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('mark', 'exhibitor_id', name=op.f('pk_duplicate_mark')),
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_duplicate_mark_exhibitor_id'), 'duplicate_mark', ['exhibitor_id'], unique=False)
    op.create_table('duplicate_usual_mark',
    sa.Column('mark', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('holders', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('mark', name=op.f('pk_duplicate_usual_mark'))
    )

    op.create_table('duplicate_scan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('whole', sa.Boolean(), nullable=False),
    sa.Column('exhibitors', sa.Integer(), nullable=False),
    sa.Column('marked_to', sa.Integer(), nullable=False),
    sa.Column('counted', sa.Boolean(), nullable=False),
    sa.Column('compared_to', sa.Integer(), nullable=False),
    sa.Column('compared', sa.BigInteger(), nullable=False),
    sa.Column('found', sa.Integer(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duplicate_scan'))
    )
    op.create_table('duplicate_setting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('automatic', sa.Boolean(), nullable=False),
    sa.Column('precision', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duplicate_setting'))
    )


def downgrade() -> None:
    for table in ('duplicate_setting', 'duplicate_scan', 'duplicate_usual_mark', 'duplicate_mark', 'duplicate_decision', 'duplicate'):
        op.drop_table(table)
