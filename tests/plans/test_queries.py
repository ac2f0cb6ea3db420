"""Counts, hours and the share kept in time."""

from datetime import UTC, date, datetime

import pytest

from exhibitors.participation import Status
from plans import queries
from plans.ratings import Kept, kept_by_owner
from tests.factories.people import PersonFactory
from tests.factories.plans import PlanItemFactory, ServicePlanFactory
from tests.factories.shows import EditionFactory

TODAY = date(2026, 5, 4)
DONE_LATE = {
    "state": "delivered",
    "delivered_at": datetime(2026, 5, 2, tzinfo=UTC),
    "delivered_on": date(2026, 5, 2),
}
DONE = DONE_LATE | {"delivered_on": date(2026, 5, 1)}


@pytest.fixture
def edition(app):
    return EditionFactory()


@pytest.fixture
def lena(app):
    return PersonFactory(name="Lena Wagner")


def plan(edition, **values):
    return ServicePlanFactory(participation__edition=edition, **values)


def test_what_was_dropped_is_not_promised(edition):
    one = plan(edition)
    PlanItemFactory(plan=one, **DONE)
    PlanItemFactory(plan=one)
    PlanItemFactory(plan=one, due_on=TODAY)
    PlanItemFactory(plan=one, state="dropped", drop_reason="Not needed")
    counts = queries.counts_of(edition.id, TODAY)
    assert (counts.promised, counts.delivered, counts.late, counts.today) == (3, 1, 1, 1)
    assert counts.share == pytest.approx(1 / 3)


def test_each_edition_is_counted_by_itself_in_one_go(edition):
    other = EditionFactory()
    PlanItemFactory(plan=plan(edition))
    PlanItemFactory(plan=plan(other))
    counts = queries.counts_of_editions([edition.id, other.id], TODAY)
    assert {number: one.promised for number, one in counts.items()} == {edition.id: 1, other.id: 1}


def test_nothing_promised_has_no_share(edition):
    assert queries.counts_of(edition.id, TODAY).share is None


def test_who_is_no_longer_coming_does_not_count(edition):
    PlanItemFactory(plan=plan(edition, participation__status=Status.CANCELLED))
    assert queries.counts_of(edition.id, TODAY).promised == 0
    assert not queries.due_until(edition.id, TODAY)


def test_hours_are_added_by_class_and_by_person(edition, lena):
    one = plan(edition, participation__exhibitor__relationship_class="key")
    PlanItemFactory(plan=one, hours=2, hours_spent=3, owner=lena)
    PlanItemFactory(plan=one, hours=4, owner=None)
    assert queries.hours_by_class(edition.id) == [queries.Hours("key", 6, 3)]
    assert queries.hours_by_person(edition.id) == [
        queries.Hours(None, 4, 0),
        queries.Hours("Lena Wagner", 2, 3),
    ]


def test_items_of_an_exhibitor_come_with_the_earliest_due_first(edition):
    one = plan(edition)
    PlanItemFactory(plan=one, due_on=date(2026, 5, 9))
    first = PlanItemFactory(plan=one, due_on=date(2026, 4, 9))
    assert queries.items_of(one.participation.exhibitor_id, edition.id)[0] == first


def test_what_is_due_names_exhibitor_and_owner(edition, lena):
    PlanItemFactory(plan=plan(edition), owner=lena)
    PlanItemFactory(plan=plan(edition), due_on=date(2026, 6, 1))
    [row] = queries.due_until(edition.id, TODAY)
    assert (row.title, row.owner) == ("Meeting room, three days", "Lena Wagner")


def test_a_promise_is_kept_when_delivered_on_its_due_day(edition, lena):
    one = plan(edition)
    PlanItemFactory(plan=one, owner=lena, **DONE)
    PlanItemFactory(plan=one, owner=lena, **DONE_LATE)
    PlanItemFactory(plan=plan(edition), owner=lena)
    PlanItemFactory(plan=one, owner=lena, due_on=TODAY)
    PlanItemFactory(plan=one, owner=lena, state="dropped", drop_reason="Not needed")
    assert kept_by_owner(edition.id, TODAY) == {lena.id: Kept(on_time=1, due=3, exhibitors=2)}
