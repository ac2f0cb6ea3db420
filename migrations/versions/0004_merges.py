"""merges"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('merge',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kept_id', sa.Integer(), nullable=True),
    sa.Column('keep_number', sa.Integer(), nullable=False),
    sa.Column('gone_id', sa.Integer(), nullable=False),
    sa.Column('kept_name', sa.String(), nullable=False),
    sa.Column('gone_name', sa.String(), nullable=False),
    sa.Column('search_text', sa.String(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('merged_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('undone_by_id', sa.Integer(), nullable=True),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('left', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('steps', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['kept_id'], ['exhibitor.id'], name=op.f('fk_merge_kept_id_exhibitor'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_merge_person_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['undone_by_id'], ['person.id'], name=op.f('fk_merge_undone_by_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_merge'))
    )
    with op.batch_alter_table('merge', schema=None) as batch_op:
        batch_op.create_index('ix_merge_gone', ['gone_id', 'undone_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_merge_kept_id'), ['kept_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_merge_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_merge_undone_by_id'), ['undone_by_id'], unique=False)


def downgrade() -> None:
    op.drop_table('merge')
