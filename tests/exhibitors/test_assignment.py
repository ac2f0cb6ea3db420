"""Many exhibitors are given to one owner at once, and given back with one click."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from exhibitors.assignment import assign, undo
from exhibitors.models import Exhibitor
from foundation.database import db
from tests.factories.companies import ExhibitorFactory
from tests.factories.people import PersonFactory


def owners():
    query = select(Exhibitor.owner_id).order_by(Exhibitor.id)
    return list(db.session.scalars(query))


def test_ticked_exhibitors_get_the_owner(sign_in):
    owner, ticked, _other = PersonFactory(), ExhibitorFactory(), ExhibitorFactory()
    answer = sign_in("staff").post("/exhibitors/assign", data={"id": [ticked.id], "owner_id": owner.id})
    assert (answer.status_code, owners()) == (302, [owner.id, None])


def test_all_that_match_get_the_owner_beyond_the_page(sign_in):
    owner = PersonFactory()
    ExhibitorFactory.create_batch(60, country="DE")
    ExhibitorFactory(country="CN")
    answer = sign_in("staff").post("/exhibitors/assign?country=DE", data={"all": "1", "owner_id": owner.id})
    assert answer.location == "/exhibitors/?country=DE"
    assert owners() == [owner.id] * 60 + [None]


def test_undo_is_offered_and_gives_everything_back(sign_in):
    before, owner = PersonFactory(), PersonFactory()
    ExhibitorFactory(owner_id=before.id)
    ExhibitorFactory()
    browser = sign_in("staff")
    page = browser.post(
        "/exhibitors/assign", data={"all": "1", "owner_id": owner.id}, follow_redirects=True
    ).text
    address = page.split('action="/exhibitors/assignments/')[1].split('"')[0]
    assert browser.post(f"/exhibitors/assignments/{address}").status_code == 302
    assert owners() == [before.id, None]
    assert browser.post(f"/exhibitors/assignments/{address}").status_code == 409


def test_nobody_can_be_the_owner(sign_in):
    ExhibitorFactory(owner_id=PersonFactory().id)
    sign_in("staff").post("/exhibitors/assign", data={"all": "1", "owner_id": "none"})
    assert owners() == [None]


@pytest.mark.parametrize(
    "data", [{"all": "1"}, {"all": "1", "owner_id": "77"}, {"owner_id": "me", "id": "1"}, {}]
)
def test_without_an_owner_or_a_tick_nothing_changes(sign_in, data):
    ExhibitorFactory()
    assert sign_in("staff").post("/exhibitors/assign", data=data).status_code == 422
    assert owners() == [None]


def test_a_damaged_filter_never_widens_all_that_match(sign_in):
    owner = PersonFactory()
    ExhibitorFactory()
    answer = sign_in("staff").post("/exhibitors/assign?class=gold", data={"all": "1", "owner_id": owner.id})
    assert (answer.status_code, owners()) == (400, [None])


def test_undo_leaves_alone_who_was_given_away_again(app):
    first, second = PersonFactory(), PersonFactory()
    exhibitor, _other = ExhibitorFactory(), ExhibitorFactory()
    assignment = assign(select(Exhibitor.id), first.id, None)
    assign(select(Exhibitor.id).where(Exhibitor.id == exhibitor.id), second.id, None)
    assert (undo(assignment), owners()) == (1, [second.id, None])


def test_an_assignment_makes_an_open_edit_stale(app):
    exhibitor, owner = ExhibitorFactory(), PersonFactory()
    assign(select(Exhibitor.id), owner.id, None)
    db.session.refresh(exhibitor)
    assert (exhibitor.version, exhibitor.owner_id) == (2, owner.id)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20)
@given(held=st.lists(st.sampled_from([None, 0, 1]), min_size=1, max_size=6), to=st.sampled_from([None, 0, 1]))
def test_undo_restores_any_owners(app, held, to):
    people = [person.id for person in PersonFactory.create_batch(2)]
    for one in held:
        ExhibitorFactory(owner_id=None if one is None else people[one])
    before = owners()
    undo(assign(select(Exhibitor.id), None if to is None else people[to], None))
    assert owners() == before
    db.session.rollback()
