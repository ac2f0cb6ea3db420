"""field history"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('change_batch',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('record', sa.String(length=24), nullable=False),
    sa.Column('field', sa.String(), nullable=False),
    sa.Column('after', sa.String(), nullable=True),
    sa.Column('changed', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("record IN ('exhibitor', 'contact', 'participation')", name=op.f('ck_change_batch_record_known')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_change_batch_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_change_batch'))
    )
    op.create_index(op.f('ix_change_batch_person_id'), 'change_batch', ['person_id'])
    op.create_table('field_change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('record', sa.String(length=24), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('field', sa.String(), nullable=False),
    sa.Column('before', sa.String(), nullable=True),
    sa.Column('after', sa.String(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('cause', sa.String(length=24), nullable=False),
    sa.Column('batch_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("cause IN ('edit', 'bulk', 'import', 'merge', 'restore')", name=op.f('ck_field_change_cause_known')),
    sa.CheckConstraint("record IN ('exhibitor', 'contact', 'participation')", name=op.f('ck_field_change_record_known')),
    sa.ForeignKeyConstraint(['batch_id'], ['change_batch.id'], name=op.f('fk_field_change_batch_id_change_batch'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_field_change_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_field_change_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_field_change'))
    )
    op.create_index('ix_field_change_exhibitor', 'field_change', ['exhibitor_id', 'at', 'id'])
    op.create_index('ix_field_change_field', 'field_change', ['record', 'record_id', 'field', 'id'])
    op.create_index('ix_field_change_batch', 'field_change', ['batch_id', 'record_id'])
    op.create_index(op.f('ix_field_change_person_id'), 'field_change', ['person_id'])


def downgrade() -> None:
    op.drop_table('field_change')
    op.drop_table('change_batch')
