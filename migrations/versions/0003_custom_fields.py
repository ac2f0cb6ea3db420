"""custom fields"""

import sqlalchemy as sa
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('custom_field',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("kind IN ('text', 'number', 'date', 'yes_no', 'choice')", name=op.f('ck_custom_field_kind_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_custom_field'))
    )
    there = sa.text('removed_at IS NULL')
    op.create_index('uq_custom_field_name', 'custom_field', ['name'], unique=True, sqlite_where=there, postgresql_where=there)

    op.create_table('custom_value',
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('field_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=True),
    sa.Column('number', sa.Double(), nullable=True),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(text IS NULL) <> (number IS NULL)', name=op.f('ck_custom_value_one_value')),
    sa.CheckConstraint('length(text) <= 500', name=op.f('ck_custom_value_text_short')),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_custom_value_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['field_id'], ['custom_field.id'], name=op.f('fk_custom_value_field_id_custom_field'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_custom_value_import_run_id_import_run'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('exhibitor_id', 'field_id', name=op.f('pk_custom_value'))
    )
    op.create_index('ix_custom_value_text', 'custom_value', ['field_id', 'text', 'exhibitor_id'], unique=False)
    op.create_index('ix_custom_value_number', 'custom_value', ['field_id', 'number', 'exhibitor_id'], unique=False)
    op.create_index(op.f('ix_custom_value_import_run_id'), 'custom_value', ['import_run_id'], unique=False)
    op.drop_column('exhibitor', 'custom')


def downgrade() -> None:
    op.add_column('exhibitor', sa.Column('custom', sa.JSON(), nullable=False, server_default='{}'))
    op.drop_table('custom_value')
    op.drop_table('custom_field')
