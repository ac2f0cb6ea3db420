"""A promise is kept, confirmed, dropped or taken back one step at a time; the slower of two is refused."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from foundation.database import db
from plans import keeping
from plans.models import ItemState
from tests.factories.people import PersonFactory
from tests.factories.plans import PlanItemFactory

LATE_EVENING = datetime(2026, 5, 1, 22, 30, tzinfo=UTC)


def item(zone="Europe/Berlin", **values):
    return PlanItemFactory(plan__participation__edition__time_zone=zone, **values)


@pytest.fixture
def lena(app):
    return PersonFactory()


def test_a_delivery_counts_on_the_local_day_of_the_edition(lena):
    berlin, new_york = item(), item("America/New_York")
    assert keeping.deliver_all([berlin.id, new_york.id], lena.id, LATE_EVENING) == 2
    assert (berlin.delivered_on, new_york.delivered_on) == (date(2026, 5, 2), date(2026, 5, 1))
    assert (berlin.delivered_by, berlin.delivered_at) == (lena, LATE_EVENING)


def test_the_second_to_deliver_is_refused_and_changes_nothing(lena):
    promised = item()
    keeping.deliver(promised.id, lena.id)
    with pytest.raises(keeping.Moved):
        keeping.deliver(promised.id, PersonFactory().id)
    assert promised.delivered_by == lena


def test_what_is_delivered_can_be_confirmed_and_both_taken_back(lena):
    promised = item()
    keeping.deliver(promised.id, lena.id)
    keeping.confirm(promised.id)
    assert promised.confirmed_at
    keeping.undo(promised.id, ItemState.CONFIRMED)
    keeping.undo(promised.id, ItemState.DELIVERED)
    assert (promised.state, promised.delivered_at, promised.confirmed_at) == ("promised", None, None)


def test_what_is_not_delivered_cannot_be_confirmed(lena):
    with pytest.raises(keeping.Moved):
        keeping.confirm(item().id)


def test_a_dropped_promise_keeps_its_reason_until_it_is_taken_up_again(lena):
    promised = item()
    keeping.drop(promised.id, "They brought their own")
    assert (promised.state, promised.drop_reason) == ("dropped", "They brought their own")
    keeping.undo(promised.id, ItemState.DROPPED)
    assert (promised.state, promised.drop_reason) == ("promised", None)


def test_the_database_refuses_a_drop_without_a_reason(lena):
    promised = item()
    promised.state = ItemState.DROPPED
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_undo_of_a_state_that_is_over_is_refused(lena):
    with pytest.raises(keeping.Moved):
        keeping.undo(item().id, ItemState.DELIVERED)


def test_a_bulk_delivery_is_taken_back_but_not_what_was_confirmed_since(lena):
    first, second = item(), item()
    keeping.deliver_all([first.id, second.id], lena.id, LATE_EVENING)
    keeping.confirm(first.id)
    assert keeping.undo_deliveries(lena.id, LATE_EVENING) == 1
    assert (first.state, second.state) == ("confirmed", "promised")


def test_every_step_makes_an_open_edit_stale(lena):
    promised = item()
    keeping.deliver(promised.id, lena.id)
    assert promised.version == 2
