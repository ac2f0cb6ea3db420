"""relations"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('relation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('from_id', sa.Integer(), nullable=False),
    sa.Column('to_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('from_id <> to_id', name=op.f('ck_relation_two_companies')),
    sa.CheckConstraint("kind IN ('agency', 'represents', 'sister')", name=op.f('ck_relation_kind_known')),
    sa.ForeignKeyConstraint(['from_id'], ['exhibitor.id'], name=op.f('fk_relation_from_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['to_id'], ['exhibitor.id'], name=op.f('fk_relation_to_id_exhibitor'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_relation')),
    sa.UniqueConstraint('from_id', 'to_id', 'kind', name=op.f('uq_relation_from_id_to_id_kind'))
    )
    with op.batch_alter_table('relation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_relation_to_id'), ['to_id'], unique=False)


def downgrade() -> None:
    op.drop_table('relation')
