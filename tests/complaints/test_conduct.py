"""Conduct needs evidence and a second person; what was upheld gives points, never a number of complaints."""

import pytest

from complaints import actions, causes, conduct
from complaints.conduct import ConductError
from foundation.database import db
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.complaints import WeighedComplaintFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory


@pytest.fixture
def joined(app):
    """A complaint and the participation it is about."""
    exhibitor, edition = ExhibitorFactory(), EditionFactory()
    taking_part = ParticipationFactory(exhibitor=exhibitor, edition=edition)
    return WeighedComplaintFactory(exhibitor=exhibitor, edition=edition, state="accepted"), taking_part


def test_upheld_it_gives_points_to_the_participation_and_before_it_does_not(joined):
    complaint, taking_part = joined
    made = conduct.record(complaint, PersonFactory(), "abusive", "Shouted at the hall crew, two witnesses")
    assert taking_part.conduct_points == 0
    conduct.review(made, PersonFactory(role="manager"), True, "Heard both")
    db.session.refresh(taking_part)
    assert (made.state, taking_part.conduct_points) == ("upheld", 4)


def test_nobody_reviews_their_own_and_nothing_is_reviewed_twice(joined):
    by = PersonFactory(role="manager")
    made = conduct.record(joined[0], by, "abusive", "Letter")
    with pytest.raises(ConductError, match="own"):
        conduct.review(made, by, True, None)
    conduct.review(made, PersonFactory(), False, None)
    with pytest.raises(ConductError, match="reviewed"):
        conduct.review(made, PersonFactory(), True, None)
    assert joined[1].conduct_points == 0


def test_unfounded_is_only_what_is_closed_with_a_cause_of_their_own(joined):
    complaint, by = joined[0], PersonFactory()
    with pytest.raises(ConductError, match="founded"):
        conduct.record(complaint, by, "unfounded", "Log")
    own = causes.Cause(code="own")
    db.session.add(own)
    db.session.flush()
    actions.close(complaint, by, decision="Ordered too late", cause_id=own.id)
    db.session.flush()
    assert conduct.record(complaint, by, "unfounded", "Order of 12 May").points == 2


def test_staff_record_and_do_not_review(sign_in, joined):
    browser, complaint = sign_in("staff"), joined[0]
    data = {"conduct_kind": "abusive", "evidence": "Letter", "version": complaint.version}
    assert browser.post(f"/complaints/{complaint.id}/conduct", data=data).status_code == 302
    (made,) = conduct.of(complaint.id)
    assert browser.post(f"/complaints/conduct/{made.id}/upheld").status_code == 403
