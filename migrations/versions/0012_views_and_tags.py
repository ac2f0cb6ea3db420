"""views and tags"""

import sqlalchemy as sa
from alembic import op


revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_exhibitor_city', 'exhibitor', ['city', 'name_key', 'id'], unique=False)

    op.create_table('tag',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('colour', sa.String(length=24), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("colour IN ('grey', 'indigo', 'teal', 'green', 'amber', 'red')", name=op.f('ck_tag_colour_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tag'))
    )
    there = sa.text('removed_at IS NULL')
    op.create_index('uq_tag_name', 'tag', ['name'], unique=True, sqlite_where=there, postgresql_where=there)

    op.create_table('exhibitor_tag',
    sa.Column('tag_id', sa.Integer(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_exhibitor_tag_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['tag_id'], ['tag.id'], name=op.f('fk_exhibitor_tag_tag_id_tag'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('tag_id', 'exhibitor_id', name=op.f('pk_exhibitor_tag'))
    )
    op.create_index(op.f('ix_exhibitor_tag_exhibitor_id'), 'exhibitor_tag', ['exhibitor_id'], unique=False)

    op.create_table('saved_view',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('shared', sa.Boolean(), nullable=False),
    sa.Column('query', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_saved_view_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_view')),
    sa.UniqueConstraint('person_id', 'name', name=op.f('uq_saved_view_person_id_name'))
    )
    op.create_index(op.f('ix_saved_view_shared'), 'saved_view', ['shared'], unique=False)

    op.create_table('default_view',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('view_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_default_view_person_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['view_id'], ['saved_view.id'], name=op.f('fk_default_view_view_id_saved_view'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_default_view'))
    )
    op.create_index(op.f('ix_default_view_view_id'), 'default_view', ['view_id'], unique=False)

    op.create_table('letter',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('written', sa.Integer(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_letter_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter'))
    )
    op.create_index(op.f('ix_letter_person_id'), 'letter', ['person_id'], unique=False)

    op.create_table('list_export',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('query', sa.JSON(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("kind IN ('csv', 'xlsx')", name=op.f('ck_list_export_kind_known')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_list_export_edition_id_edition'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_list_export_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_list_export'))
    )
    op.create_index(op.f('ix_list_export_asked_at'), 'list_export', ['asked_at'], unique=False)
    op.create_index(op.f('ix_list_export_edition_id'), 'list_export', ['edition_id'], unique=False)
    op.create_index(op.f('ix_list_export_person_id'), 'list_export', ['person_id'], unique=False)

    op.create_table('export_piece',
    sa.Column('export_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['export_id'], ['list_export.id'], name=op.f('fk_export_piece_export_id_list_export'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('export_id', 'number', name=op.f('pk_export_piece'))
    )

    op.drop_table('former_owner')
    op.drop_table('assignment')


def downgrade() -> None:
    op.create_table('assignment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('moved', sa.Integer(), nullable=False),
    sa.Column('assigned_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_assignment_owner_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_assignment_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment'))
    )
    op.create_index(op.f('ix_assignment_owner_id'), 'assignment', ['owner_id'], unique=False)
    op.create_index(op.f('ix_assignment_person_id'), 'assignment', ['person_id'], unique=False)
    op.create_table('former_owner',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], name=op.f('fk_former_owner_assignment_id_assignment'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_former_owner_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_former_owner_owner_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_former_owner')),
    sa.UniqueConstraint('assignment_id', 'exhibitor_id', name=op.f('uq_former_owner_assignment_id_exhibitor_id'))
    )
    op.create_index(op.f('ix_former_owner_exhibitor_id'), 'former_owner', ['exhibitor_id'], unique=False)
    op.create_index(op.f('ix_former_owner_owner_id'), 'former_owner', ['owner_id'], unique=False)
    for table in ('export_piece', 'list_export', 'letter', 'default_view', 'saved_view', 'exhibitor_tag', 'tag'):
        op.drop_table(table)
    op.drop_index('ix_exhibitor_city', table_name='exhibitor')
