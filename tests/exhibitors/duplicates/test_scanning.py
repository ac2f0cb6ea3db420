"""The search for duplicates over the base, as jobs run it."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from exhibitors.actions import save
from exhibitors.duplicates import scanning, tasks
from exhibitors.duplicates.models import Duplicate, DuplicateMark, DuplicateScan, State
from exhibitors.models import Exhibitor
from foundation import clock, work
from foundation.database import db
from tests.factories.companies import ExhibitorFactory


def stored(*names, **more):
    return [save(ExhibitorFactory(name=name, **more)) for name in names]


def search(*, whole=False):
    tasks.queue(whole=whole)
    db.session.commit()
    work.run_all()
    assert db.session.scalar(select(work.Job.state).order_by(work.Job.id.desc())) == "done"
    return [(pair.one_id, pair.other_id) for pair in db.session.scalars(select(Duplicate))]


def test_the_first_search_compares_everybody(app):
    one, _birch, other = stored("Lockhart Dynamics Ltd", "Birch Pumps", "Lockheart Dynamics")
    assert search() == [(one.id, other.id)]
    assert db.session.scalar(select(DuplicateScan.found)) == 1


def test_the_reasons_are_kept(app):
    stored("Alder Pumps", "ALDER PUMPS GmbH")
    search()
    found = db.session.scalars(select(Duplicate)).one()
    assert found.reasons[0][0] == "same_name"
    assert found.reasons[0][2:] == ["Alder Pumps", "ALDER PUMPS GmbH"]


def test_a_new_exhibitor_is_compared_with_those_before(app):
    one, *_others = stored("Alder Pumps", "Birch Pumps")
    assert search() == []
    (other,) = stored("Alder Pumps Ltd")
    assert search() == [(one.id, other.id)]
    assert db.session.scalars(select(DuplicateScan.compared).order_by(DuplicateScan.id)).all()[1] >= 1


def test_a_renamed_exhibitor_is_compared_anew(app):
    one, other = stored("Alder Pumps", "Birch Pumps Ltd")
    search()
    other.name = "Alder Pumps Ltd"
    save(other)
    assert search() == [(one.id, other.id)]
    other.name = "Cedar Valves"
    save(other)
    assert search() == []


def test_what_was_stated_apart_stays_apart(app):
    stored("Alder Pumps", "Alder Pumps Ltd")
    search()
    db.session.execute(update(Duplicate).values(state=State.APART))
    search(whole=True)
    assert db.session.scalars(select(Duplicate.state)).all() == [State.APART]


def test_a_search_that_was_killed_goes_on_from_there(app, monkeypatch):
    monkeypatch.setattr(scanning, "BATCH", 2)
    stored("Alder Pumps", "Birch Pumps", "Cedar Valves", "Alder Pumps Ltd", "Birch Pumps Ltd")
    tasks.queue()
    db.session.commit()
    monkeypatch.setattr(scanning, "_look", lambda *_: (_ for _ in ()).throw(SystemExit))
    with pytest.raises(SystemExit):
        work.run_all()
    monkeypatch.undo()
    db.session.execute(update(work.Job).values(lease_until=clock.now() - timedelta(seconds=1)))
    db.session.commit()
    work.run_all()
    assert len(db.session.scalars(select(Duplicate)).all()) == 2


def test_marks_of_the_deleted_are_forgotten_by_the_next_whole_search(app):
    one, _other = stored("Alder Pumps", "Birch Pumps")
    search()
    db.session.delete(one)
    search(whole=True)
    assert one.id not in set(db.session.scalars(select(DuplicateMark.exhibitor_id)))


def test_a_deleted_exhibitor_takes_its_suggestions_along(app):
    one, _other = stored("Alder Pumps", "Alder Pumps Ltd")
    search()
    db.session.delete(db.session.get_one(Exhibitor, one.id))
    db.session.commit()
    assert db.session.scalars(select(Duplicate)).all() == []


def test_a_second_search_is_not_queued_while_one_is_under_way(app):
    assert tasks.queue() is tasks.queue()


def test_the_night_searches(app):
    assert tasks.search_nightly() == 0
    stored("Alder Pumps")
    assert tasks.search_nightly() == 1
    assert db.session.scalar(select(work.Job.kind)) == "duplicates.scan"
