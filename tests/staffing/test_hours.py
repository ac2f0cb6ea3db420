from datetime import timedelta

import pytest

from events.capacity import Capacity
from exhibitors.models import RelationshipClass
from exhibitors.participation import Status
from foundation import clock
from foundation.database import db
from plans.day import owed
from staff.absence import Absence
from staff.models import Role
from staffing.hours import hours_of
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.people import PersonFactory
from tests.factories.plans import PlanItemFactory
from tests.factories.shows import EditionFactory

HOURS = "/expertise/for-the-event/hours"
ABSENCES = "/expertise/for-the-event/absences/new"
TODAY = clock.now().date()


@pytest.fixture
def edition(app):
    return EditionFactory(staff_hours=90)


def test_who_has_no_hours_entered_shares_what_is_left_by_weekly_hours(edition):
    lena, jun = PersonFactory(name="A", weekly_hours=40), PersonFactory(name="B", weekly_hours=20)
    tom = PersonFactory(name="C")
    db.session.add(Capacity(edition=edition, person=tom, hours=30))
    db.session.flush()
    assert [(row.person, row.hours) for row in hours_of(edition)] == [(lena, 40), (jun, 20), (tom, 30)]


def test_the_hours_needed_are_those_of_the_classes(edition):
    owner = PersonFactory()
    for word in (RelationshipClass.KEY, None):
        exhibitor = ExhibitorFactory(owner=owner, relationship_class=word)
        ParticipationFactory(exhibitor=exhibitor, edition=edition, status=Status.CONTRACTED)
    assert [(row.needed, row.exhibitors) for row in hours_of(edition)] == [(15 + 3, 2)]


@pytest.mark.parametrize("text", ["-1", "many", "nan", "5000"])
def test_hours_of_nonsense_are_refused(sign_in, edition, text):
    lena = PersonFactory()
    answer = sign_in(Role.MANAGER).post(HOURS, data={f"hours-{lena.id}": text})
    assert (answer.status_code, db.session.query(Capacity).count()) == (422, 0)


def test_hours_are_entered_and_taken_away(sign_in, edition):
    lena = PersonFactory()
    browser = sign_in(Role.MANAGER)
    browser.post(HOURS, data={f"hours-{lena.id}": "12.5"})
    assert db.session.query(Capacity.hours).scalar() == 12.5
    browser.post(HOURS, data={f"hours-{lena.id}": ""})
    assert db.session.query(Capacity).count() == 0


def absent(browser, person, first, last, cover=None):
    days = {"starts_on": TODAY + timedelta(days=first), "ends_on": TODAY + timedelta(days=last)}
    return browser.post(
        ABSENCES, data={"person_id": person.id, "cover_id": cover.id if cover else "", **days}
    )


def test_absences_of_one_person_do_not_overlap(sign_in, edition):
    lena, browser = PersonFactory(), sign_in(Role.MANAGER)
    assert absent(browser, lena, 1, 5).status_code == 302
    assert "overlaps" in absent(browser, lena, 5, 6).text
    assert db.session.query(Absence).count() == 1


def test_nobody_stands_in_who_is_away(sign_in, edition):
    lena, jun, browser = PersonFactory(), PersonFactory(), sign_in(Role.MANAGER)
    absent(browser, jun, 1, 5)
    assert absent(browser, lena, 4, 9, jun).status_code == 422
    assert absent(browser, lena, 6, 9, lena).status_code == 422
    assert absent(browser, lena, 9, 6).status_code == 422


def test_who_stands_in_sees_what_is_due(app):
    lena, jun = PersonFactory(), PersonFactory()
    item = PlanItemFactory(owner=lena, due_on=TODAY)
    assert owed(jun.id).rows == []
    db.session.add(Absence(person=lena, cover=jun, starts_on=TODAY, ends_on=TODAY))
    db.session.flush()
    assert [row.id for row in owed(jun.id).rows] == [item.id]
