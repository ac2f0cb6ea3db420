from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select, update

from exhibitors.assigned import keep_in_step
from exhibitors.assignment import Assignment
from exhibitors.bulk import changes
from exhibitors.merging import merge, undo
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db
from tests.factories.companies import ExhibitorFactory
from tests.factories.people import PersonFactory


@pytest.fixture
def lena(app):
    return PersonFactory(name="Lena")


@pytest.fixture
def bosch(lena):
    """Lena's, for 100 days."""
    with time_machine.travel(clock.now() - timedelta(days=100), tick=False):
        return ExhibitorFactory(owner=lena)


def stints(exhibitor):
    query = select(Assignment).where(Assignment.exhibitor_id == exhibitor.id).order_by(Assignment.id)
    return [
        (one.person_id, one.until is None)
        for one in db.session.scalars(query.execution_options(populate_existing=True))
    ]


def test_a_new_owner_ends_the_stint_of_the_former(bosch, lena):
    bosch.owner = jun = PersonFactory()
    db.session.flush()
    assert stints(bosch) == [(lena.id, False), (jun.id, True)]


def test_a_change_of_many_owners_is_followed_and_taken_back_without_a_trace(bosch, lena):
    jun = PersonFactory()
    batch = changes.set_column(select(Exhibitor.id), "owner_id", jun.id, None)
    assert stints(bosch) == [(lena.id, False), (jun.id, True)]
    changes.take_back(batch)
    assert stints(bosch) == [(lena.id, True)]


def test_owners_written_past_everything_are_followed_when_asked(bosch, lena):
    db.session.execute(update(Exhibitor).values(owner_id=None))
    keep_in_step()
    assert stints(bosch) == [(lena.id, False)]


def test_a_merge_moves_the_stints_and_ends_the_owner_who_goes(bosch, lena):
    jun = PersonFactory()
    with time_machine.travel(clock.now() - timedelta(days=50), tick=False):
        other = ExhibitorFactory(owner=jun)
    merge(bosch.id, other.id, None)
    assert stints(bosch) == [(lena.id, True), (jun.id, False)]


def test_an_undone_merge_gives_both_their_owners_back(bosch, lena):
    jun = PersonFactory()
    with time_machine.travel(clock.now() - timedelta(days=50), tick=False):
        other = ExhibitorFactory(owner=jun)
    number = other.id
    undo(merge(bosch.id, other.id, None).id, None)
    assert stints(bosch) == [(lena.id, True)]
    assert stints(db.session.get(Exhibitor, number)) == [(jun.id, True)]
