"""What happened after the day must not be seen: each thing that could tell is planted."""

from datetime import timedelta

import numpy as np
import pytest

from classification import reading
from classification.models import Override
from classification.proving.aftermath import PRESENT
from classification.proving.backtest import suspicious, told
from classification.proving.snapshot import snapshot
from complaints.models import ComplaintStep, State
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation.database import db
from tests.classification.proving.conftest import NOW, THEN
from tests.factories.judged import JudgedComplaintFactory, ResponseFactory, came, noon

LATER = noon(THEN) + timedelta(days=30)


def seen():
    """Everything a backtest reads as known, as bytes."""
    db.session.flush()
    then = snapshot(THEN, 1)
    columns = [*then.facts.values(), then.relationship_class, then.alert, then.chances]
    return [column.tobytes() for column in columns]


def answer_later(one, held):
    ResponseFactory(exhibitor=one, submitted_at=LATER, overall=1, relationship_quality=5)


def complain_later(one, held):
    JudgedComplaintFactory(exhibitor=one, edition=held[2], received_at=LATER)


def come_later(one, held):
    came(one, held[3], price_minor=9_000_000)


def pay_later(one, held):
    for row in db.session.query(Participation).filter_by(exhibitor_id=one.id):
        row.due_on, row.paid_minor = THEN - timedelta(days=90), row.price_minor


def judge_by_hand_later(one, held):
    override = {"relationship_class": "risk", "reason": "Left", "ends_on": NOW, "created_at": LATER}
    db.session.add(Override(exhibitor_id=one.id, **override))


def behave_later(one, held):
    for row in came(one, held[3]):
        row.conduct_points = 50


def hope_later(one, held):
    one.potential_minor = 99_000_000


@pytest.mark.parametrize(
    "plant",
    [answer_later, complain_later, come_later, pay_later, judge_by_hand_later, behave_later, hope_later],
)
def test_what_came_later_is_not_seen(portfolio, held, plant):
    before = seen()
    plant(portfolio[0], held)
    assert seen() == before


def test_a_complaint_that_came_back_later_was_closed_then(portfolio, held):
    one = JudgedComplaintFactory(
        exhibitor=portfolio[0], edition=held[2], received_at=noon(THEN) - timedelta(9)
    )
    states = (State.RECEIVED, State.CLOSED), (State.CLOSED, State.RECEIVED)
    for (start, end), at in zip(states, (noon(THEN) - timedelta(1), LATER), strict=True):
        db.session.add(ComplaintStep(complaint=one, from_state=start, to_state=end, at=at))
    one.reopened = 1
    db.session.flush()
    then = snapshot(THEN, 1)
    assert then.facts["open_complaints"].sum() == then.facts["reopened_complaints"].sum() == 0


def test_a_planted_leak_is_caught(portfolio, held, monkeypatch):
    """The check itself works: a reading that looks past the day changes what is seen."""
    before = seen()
    real = reading.responses
    monkeypatch.setattr(reading, "responses", lambda until, only: real(until + timedelta(days=365), only))
    answer_later(portfolio[0], held)
    assert seen() != before


def test_a_fact_that_tells_everybody_apart_is_called_suspicious(portfolio):
    clean = told(THEN, 1, PRESENT, NOW)
    leaking = dict(clean.facts) | {"overall": clean.after.stayed.astype(np.float64)}
    assert suspicious(clean.facts, clean.after.stayed) == []
    assert suspicious(leaking, clean.after.stayed) == ["overall"]


def test_only_those_there_then_count(portfolio):
    assert told(THEN, 1, PRESENT, NOW).after.stayed.sum() == 40
    assert db.session.query(Exhibitor).count() == 60
