"""Overrides that end or have ended are listed, told once, and reviewed."""

from datetime import date, timedelta

import pytest

from classification import assessing, overrides
from classification.models import Override
from classification.ribbon import ribbon
from foundation.database import db
from foundation.mail import Mail
from staff.models import Role
from tests.factories.base import kept
from tests.factories.people import PersonFactory


def override(exhibitor, days, **values):
    ends_on = assessing.today() + timedelta(days=days)
    given = {"relationship_class": "strategic", "reason": "A sponsor", "ends_on": ends_on}
    return kept(Override(exhibitor_id=exhibitor.id, **given | values))


@pytest.mark.parametrize(("days", "listed"), [(400, 1), (0, 1), (-1, 1), (-100, 0)])
def test_what_is_in_force_or_ended_lately_is_listed(portfolio, days, listed):
    override(portfolio[0], days)
    assert len(overrides.to_review(assessing.today())) == listed


def test_what_was_reviewed_is_listed_no_more(portfolio, sign_in):
    one = override(portfolio[0], -3)
    browser = sign_in(Role.MANAGER)
    assert "Reviewed" in browser.get("/classes/overrides").text
    browser.post(f"/classes/overrides/{one.id}/reviewed")
    assert overrides.to_review(assessing.today()) == []


def test_its_author_is_told_once_and_the_managers_where_the_author_is_gone(portfolio):
    author, manager = PersonFactory(), PersonFactory(role=Role.MANAGER)
    override(portfolio[0], 10, person=author)
    override(portfolio[1], 10, person=PersonFactory(active=False))
    override(portfolio[2], 30, person=author)
    db.session.commit()
    assert (overrides.remind(), overrides.remind()) == (2, 0)
    assert {mail.recipient for mail in db.session.query(Mail)} == {author.email, manager.email}


def test_a_ribbon_joins_equal_neighbours_and_ends_today():
    days = [(date(2026, 1, 1), "key"), (date(2026, 2, 1), "key"), (date(2026, 3, 2), None)]
    first, last = ribbon(days, date(2026, 5, 1))
    assert (first.relationship_class, first.width, last.relationship_class) == ("key", 50, None)
    assert (last.start, last.last, ribbon([], date(2026, 5, 1))) == (50, date(2026, 5, 1), [])
