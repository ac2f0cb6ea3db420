"""Which step may follow which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints import flow
from complaints.models import State


def test_the_flow_knows_every_state_that_is_stored():
    assert set(flow.NEXT) == set(State)


def test_every_state_leads_on_and_every_state_can_be_closed_in_the_end():
    reached = {"received"}
    for _ in flow.NEXT:
        reached |= {step for state in reached for step in flow.NEXT[state]}
    assert reached == set(flow.NEXT)


def test_an_illegal_step_says_what_may_follow():
    with pytest.raises(flow.IllegalStepError, match="after answered comes accepted or contested, not closed"):
        flow.check("answered", "closed")


@given(st.lists(st.sampled_from(list(State)), max_size=60))
def test_whatever_is_tried_a_complaint_is_never_closed_without_an_answer(tries):
    state, answered = "received", False
    for to_state in tries:
        try:
            flow.check(state, to_state)
        except flow.IllegalStepError:
            continue
        answered = to_state == "answered" or (answered and not flow.restarts_clock(state, to_state))
        assert answered or to_state not in ("accepted", "contested", "closed")
        state = to_state


def test_only_a_contested_answer_and_a_reopening_start_the_clock_anew():
    pairs = {(a, b) for a in flow.NEXT for b in flow.NEXT[a] if flow.restarts_clock(a, b)}
    assert pairs == {("contested", "investigated"), ("closed", "received"), ("closed", "investigated")}
