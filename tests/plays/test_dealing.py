"""Hours dealt: between floors and caps, the same value behind the last hour."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classification import resources
from classification.dealing import deal
from classification.models import DealtHours
from foundation.database import db
from staff.models import Role
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import came
from tests.factories.shows import EditionFactory

AMOUNT = st.floats(1, 1e9)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(AMOUNT, st.floats(0, 10), st.floats(0, 30)), min_size=1, max_size=20),
    st.floats(0, 900),
)
def test_the_dealing_is_the_optimum(rows, total):
    weights, floors, room = (np.array(column) for column in zip(*rows, strict=True))
    caps = floors + room
    dealt = deal(total, weights, floors, caps)
    assert dealt.hours.sum() == pytest.approx(total - dealt.left, abs=1e-3)
    if not dealt.short and not dealt.left:
        inside = (dealt.hours > floors + 1e-6) & (dealt.hours < caps - 1e-6)
        assert (weights / np.maximum(dealt.hours, 1e-9))[inside] == pytest.approx(dealt.price, rel=1e-3)


def test_too_few_hours_are_shared_by_the_floors_and_too_many_are_left():
    floors, caps = np.array([2.0, 6.0]), np.array([4.0, 8.0])
    assert list(deal(4, np.ones(2), floors, caps).hours) == [1.0, 3.0]
    assert deal(20, np.ones(2), floors, caps).left == 8


@pytest.fixture
def edition(app):
    edition = EditionFactory(staff_hours=60)
    came(ExhibitorFactory(name="Acme", relationship_class="strategic", value_minor=9_000_000), edition)
    came(ExhibitorFactory(relationship_class="transactional", value_minor=100_000), edition)
    db.session.commit()
    return edition


def test_the_more_valuable_gets_more_and_the_dealing_is_kept(edition):
    best, other = resources.dealing(edition, 30).shares
    assert (best.name, best.dealt > other.dealt) == ("Acme", True)
    assert resources.keep(edition, 30) == 2
    assert resources.keep(edition, 28) == 2
    assert sum(one.hours for one in db.session.query(DealtHours)) == pytest.approx(28, abs=0.1)


def test_the_page_answers_what_if_and_refuses_nonsense(edition, sign_in):
    browser = sign_in(Role.MANAGER)
    address = f"/classes/resources?edition={edition.id}"
    assert "hours are left over" in browser.get(f"{address}&hours=5000").text
    assert browser.get(f"{address}&hours=nan").status_code == 422
    assert browser.get(f"{address}&hours=-1").status_code == 422
