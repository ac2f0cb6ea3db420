"""Whom we failed and who never complained: reasons, who is left out, one click to a complaint or a note."""

from datetime import timedelta

import pytest

from complaints import silence
from complaints.models import Complaint
from exhibitors.interaction import Interaction
from foundation import clock
from foundation.database import db
from tests.factories.companies import ParticipationFactory
from tests.factories.complaints import ComplaintFactory
from tests.factories.shows import EditionFactory


@pytest.fixture
def shrunk(app):
    """A participation with a smaller stand than at the edition before."""
    today = clock.now().date()
    now = EditionFactory(starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=7))
    before = EditionFactory(
        show=now.show, starts_on=today - timedelta(days=370), ends_on=today - timedelta(days=368)
    )
    one = ParticipationFactory(edition=now, status="attended", net_area_m2=20)
    ParticipationFactory(edition=before, exhibitor=one.exhibitor, status="attended", net_area_m2=40)
    db.session.commit()
    return one


def test_a_shrinking_stand_is_a_reason_to_call(shrunk):
    (one,) = silence.unvoiced(shrunk.edition)
    assert (one.id, one.reasons) == (shrunk.exhibitor_id, {"shrinking": 1})


def test_who_complained_is_left_out(shrunk):
    ComplaintFactory(exhibitor=shrunk.exhibitor, edition=shrunk.edition)
    assert silence.unvoiced(shrunk.edition) == []


def test_one_click_notes_the_call_and_takes_it_off_the_list(shrunk, sign_in):
    browser = sign_in("staff")
    assert "smaller stand" in browser.get("/complaints/silent/").text
    browser.post(f"/complaints/silent/{shrunk.exhibitor_id}/note")
    assert db.session.query(Interaction).one().kind == "call"
    assert silence.unvoiced(shrunk.edition) == []


def test_one_click_opens_a_complaint_with_the_reasons(shrunk, sign_in):
    sign_in("staff").post(f"/complaints/silent/{shrunk.exhibitor_id}/complaint")
    opened = db.session.query(Complaint).one()
    assert (opened.exhibitor_id, opened.description) == (shrunk.exhibitor_id, "came with a smaller stand")
