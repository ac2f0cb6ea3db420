"""The figures that dashboard, exhibitor page and staff score read."""

from datetime import timedelta

from complaints import queries, ratings
from complaints.models import Resolution
from foundation import clock
from foundation.database import db
from tests.factories.complaints import ComplaintFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory

HOUR = timedelta(hours=1)


def test_the_standing_of_an_edition_counts_open_and_overdue(app):
    edition, now = EditionFactory(), clock.now()
    ComplaintFactory(edition=edition, answer_due_at=now - HOUR)
    ComplaintFactory(edition=edition, answer_due_at=now + 72 * HOUR)
    ComplaintFactory(edition=edition, answer_due_at=now - HOUR, state="answered", answered_at=now - 2 * HOUR)
    ComplaintFactory(edition=edition, answer_due_at=now - HOUR, state="closed", closed_at=now)
    assert queries.standing(edition.id) == queries.Standing(open=3, overdue=1, due_today=0)


def test_an_edition_without_complaints_stands_at_nought(app):
    assert queries.standing(1) == queries.Standing(0, 0, 0)


def test_what_is_overdue_is_among_what_is_due_today(app):
    now = clock.now()
    late = ComplaintFactory(answer_due_at=now - 48 * HOUR)
    ComplaintFactory(answer_due_at=now + 48 * HOUR)
    assert [row.number for row in queries.due_today("UTC")] == [late.number]


def test_an_owners_rating_counts_what_was_due_or_answered(app):
    owner, now = PersonFactory(), clock.now()
    in_time = {"answered_at": now - 2 * HOUR, "answer_due_at": now - HOUR}
    done = ComplaintFactory(owner=owner, state="closed", closed_at=now, **in_time)
    db.session.add(Resolution(complaint_id=done.id, decision="Fixed", recovered=4))
    ComplaintFactory(owner=owner, state="answered", answered_at=now, answer_due_at=now - HOUR)
    ComplaintFactory(owner=owner, answer_due_at=now - HOUR)
    ComplaintFactory(owner=owner, answer_due_at=now + HOUR)
    assert ratings.by_owner() == {owner.id: ratings.OwnerRating(owner.id, 1, 3, 4.0, 1)}


def test_open_complaints_are_counted_by_exhibitor(app):
    complaint = ComplaintFactory()
    ComplaintFactory(state="closed", closed_at=clock.now())
    assert queries.open_by_exhibitor() == {complaint.exhibitor_id: 1}
