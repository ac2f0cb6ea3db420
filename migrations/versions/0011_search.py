"""search over contacts, stands, talks and complaints; Chinese names in simplified characters too"""

import sqlalchemy as sa
from alembic import op

from exhibitors import contact_search
from exhibitors.names import simplified
from overview.indexes import INDEXES

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

CONTACT = sa.table('contact', *map(sa.column, ('id', 'name', 'email', 'phone', 'search_text')))
EXHIBITOR = sa.table('exhibitor', sa.column('id'), sa.column('search_text'))


def upgrade() -> None:
    op.add_column('contact', sa.Column('search_text', sa.String(), server_default='', nullable=False))
    here = sa.text("search_text = ''")
    op.create_index('ix_contact_unread', 'contact', ['id'], sqlite_where=here, postgresql_where=here)
    connection = op.get_bind()
    people = [
        {'key': row.id, 'text': contact_search.text_of(row.name, row.email, row.phone)}
        for row in connection.execute(sa.select(CONTACT.c.id, CONTACT.c.name, CONTACT.c.email, CONTACT.c.phone))
    ]
    _write(CONTACT, people)
    companies = [
        {'key': row.id, 'text': f'{row.search_text} {simplified(row.search_text)}'}
        for row in connection.execute(sa.select(EXHIBITOR))
        if simplified(row.search_text) != row.search_text
    ]
    _write(EXHIBITOR, companies)
    for index in INDEXES:
        for statement in index.create[connection.dialect.name]:
            op.execute(statement)


def _write(table: sa.TableClause, texts: list[dict]) -> None:
    if texts:
        write = sa.update(table).where(table.c.id == sa.bindparam('key'))
        op.get_bind().execute(write.values(search_text=sa.bindparam('text')), texts)


def downgrade() -> None:
    for index in INDEXES:
        for statement in index.drop[op.get_bind().dialect.name]:
            op.execute(statement)
    op.drop_index('ix_contact_unread', 'contact')
    op.drop_column('contact', 'search_text')
