"""A complaint is weighed and given to somebody before anybody investigates; safety comes first."""

from datetime import timedelta

import pytest

from complaints import actions, assessing, flow
from complaints.assessing import Weighed
from foundation.database import db
from tests.factories.complaints import RECEIVED, ComplaintFactory, WeighedComplaintFactory
from tests.factories.people import PersonFactory


def test_what_was_not_weighed_is_not_investigated(app):
    complaint = ComplaintFactory(state="acknowledged", owner=PersonFactory())
    with pytest.raises(flow.NotReadyError, match="assessment"):
        actions.step(complaint, "investigated", None)
    assert complaint.state == "acknowledged"


def test_what_nobody_owns_is_owned_by_who_begins(app):
    complaint = ComplaintFactory(state="acknowledged")
    assessing.assess(complaint, Weighed(severity="medium"), None)
    with pytest.raises(flow.NotReadyError, match="owner"):
        actions.step(complaint, "investigated", None)
    person = PersonFactory()
    actions.step(complaint, "investigated", person)
    assert complaint.owner is person


def test_safety_makes_it_critical_with_nearer_deadlines(app):
    complaint = ComplaintFactory(answer_due_at=RECEIVED + timedelta(days=30))
    before = complaint.answer_due_at
    assessing.assess(complaint, Weighed(severity="low", safety=True, immediate_action="Aisle closed"), None)
    db.session.flush()
    assert (complaint.severity, complaint.assessment.immediate_action) == ("critical", "Aisle closed")
    assert complaint.answer_due_at < before


def test_safety_without_an_action_at_once_is_refused(app):
    complaint = ComplaintFactory()
    with pytest.raises(assessing.UnsafeError):
        assessing.assess(complaint, Weighed(severity="low", safety=True), None)
    assert (complaint.assessment, complaint.severity) == (None, "medium")


def test_after_the_answer_there_is_nothing_to_weigh(app):
    complaint = WeighedComplaintFactory(state="answered")
    with pytest.raises(flow.IllegalStepError):
        assessing.assess(complaint, Weighed(severity="low"), None)


def test_the_way_shows_where_it_is():
    way = flow.stages("acknowledged", assessed=False, owned=True, checked=False)
    assert [stage.word for stage in way if stage.here] == ["assessed"]
    assert [stage.word for stage in way if stage.done] == ["received", "acknowledged", "assigned"]


def test_the_screen_says_what_is_missing(sign_in):
    complaint = ComplaintFactory(state="acknowledged")
    data = {"to_state": "investigated", "version": complaint.version}
    answer = sign_in("staff").post(f"/complaints/{complaint.id}/step", data=data)
    assert answer.status_code == 409
    assert "Assess this complaint" in answer.text
