"""answers of other tools, and words on comments"""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

NEEDED, FREE = 'exhibitor_id INTEGER NOT NULL', 'exhibitor_id INTEGER'


def upgrade() -> None:
    op.create_table('answer_import',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('survey_id', sa.Integer(), nullable=True),
    sa.Column('filename', sa.String(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('mapping', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('responses', sa.Integer(), nullable=False),
    sa.Column('skipped', sa.Integer(), nullable=False),
    sa.Column('strangers', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_answer_import_edition_id_edition'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['survey_id'], ['survey.id'], name=op.f('fk_answer_import_survey_id_survey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer_import'))
    )
    op.create_index('ix_answer_import_edition_digest', 'answer_import', ['edition_id', 'digest'])
    op.create_index(op.f('ix_answer_import_survey_id'), 'answer_import', ['survey_id'])
    op.create_table('comment_tag',
    sa.Column('response_id', sa.Integer(), nullable=False),
    sa.Column('word', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['response_id'], ['response.id'], name=op.f('fk_comment_tag_response_id_response'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('response_id', 'word', name=op.f('pk_comment_tag'))
    )
    op.create_index('ix_comment_tag_word', 'comment_tag', ['word'])
    _exhibitor(nullable=True)


def downgrade() -> None:
    op.execute('DELETE FROM response WHERE exhibitor_id IS NULL')
    _exhibitor(nullable=False)
    op.drop_table('comment_tag')
    op.drop_table('answer_import')


def _exhibitor(nullable: bool) -> None:
    """SQLite can only build the table anew, and dropping the old one would delete its answers with it; so what
    the table's text says is changed in place, as SQLite's manual tells for constraints (lang_altertable, 7)."""
    if op.get_bind().dialect.name != 'sqlite':
        op.alter_column('response', 'exhibitor_id', existing_type=sa.Integer(), nullable=nullable)
        return
    old, new = (NEEDED, FREE) if nullable else (FREE, NEEDED)
    op.execute('PRAGMA writable_schema=ON')
    op.execute(f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}') WHERE type = 'table' AND name = 'response'")
    op.execute('PRAGMA writable_schema=RESET')
