"""Walking the pages shows every row once, in order, both ways."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select
from werkzeug.exceptions import BadRequest

from foundation.database import db
from foundation.paging import page
from staff.models import Skill

NAMES = st.lists(
    st.text(st.characters(codec="ascii", exclude_characters="\0"), min_size=1, max_size=3), unique=True
)


def walk(descending: bool, size: int) -> list[str]:
    """Return the names seen page after page, and check the way back."""
    keys, seen, cursor = [Skill.name, Skill.id], [], None
    while True:
        one = page(select(Skill.name), keys, cursor, descending=descending, size=size)
        if seen and one.rows:
            back = page(select(Skill.name), keys, one.previous, descending=descending, size=size)
            assert [row.name for row in back.rows] == seen[-size:]
        seen += [row.name for row in one.rows]
        if one.next is None:
            return seen
        cursor = one.next


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(names=NAMES, descending=st.booleans(), size=st.integers(1, 4))
def test_every_row_is_on_one_page(app, names, descending, size):
    db.session.execute(delete(Skill))
    if names:
        db.session.execute(insert(Skill), [{"name": name, "kind": "technical"} for name in names])
    order = Skill.name.desc() if descending else Skill.name
    assert walk(descending, size) == list(db.session.scalars(select(Skill.name).order_by(order)))


@pytest.mark.parametrize("cursor", ["x", "WzAsMV0", "%%%", "é", "W10"])
def test_a_damaged_cursor_is_refused(app, cursor):
    with pytest.raises(BadRequest):
        page(select(Skill.name), [Skill.name, Skill.id], cursor)
