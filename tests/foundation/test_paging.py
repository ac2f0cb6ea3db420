"""Walking the pages shows every row once, in order, both ways."""

import json
from base64 import urlsafe_b64encode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select
from werkzeug.exceptions import BadRequest

from foundation.database import db
from foundation.mail import Mail
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


@pytest.mark.parametrize("cursor", ["x", "WzAsMV0", "%%%", "é", "W10", "W1tb" * 50_000])
def test_a_damaged_cursor_is_refused(app, cursor):
    with pytest.raises(BadRequest):
        page(select(Skill.name), [Skill.name, Skill.id], cursor)


@pytest.mark.parametrize(
    "name, number", [("\0", 1), ("\ud800", 1), ("x", True), ("x", 10**30), ("x", 1.5), (1, 1)]
)
def test_a_forged_cursor_is_refused(app, name, number):
    cursor = urlsafe_b64encode(json.dumps([0, name, number]).encode()).decode().rstrip("=")
    with pytest.raises(BadRequest):
        page(select(Skill.name), [Skill.name, Skill.id], cursor)


@pytest.mark.parametrize("instant", ["0001-01-01T00:00:00+14:00", 5, "yesterday"])
def test_an_instant_that_cannot_be_is_refused(app, instant):
    cursor = urlsafe_b64encode(json.dumps([0, instant, 1]).encode()).decode().rstrip("=")
    with pytest.raises(BadRequest):
        page(select(Mail.subject), [Mail.written_at, Mail.id], cursor)
