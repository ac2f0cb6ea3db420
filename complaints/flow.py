"""The ISO 10002 flow: which step may follow which. A note may be written anywhere."""

from collections.abc import Mapping

RECEIVED, ACKNOWLEDGED, INVESTIGATED, ANSWERED = "received", "acknowledged", "investigated", "answered"
ACCEPTED, CONTESTED, CLOSED = "accepted", "contested", "closed"

NEXT: Mapping[str, tuple[str, ...]] = {
    RECEIVED: (ACKNOWLEDGED,),
    ACKNOWLEDGED: (INVESTIGATED,),
    INVESTIGATED: (ANSWERED,),
    ANSWERED: (ACCEPTED, CONTESTED),
    ACCEPTED: (CLOSED,),
    CONTESTED: (INVESTIGATED, CLOSED),
    CLOSED: (RECEIVED, INVESTIGATED),
}
OPEN = tuple(state for state in NEXT if state != CLOSED)
WAITING_FOR_ANSWER = (RECEIVED, ACKNOWLEDGED, INVESTIGATED)


class IllegalStepError(ValueError):
    """A step that the flow does not allow; `may_follow` are those it does."""

    def __init__(self, state: str, to_state: str) -> None:
        self.state, self.to_state, self.may_follow = state, to_state, NEXT.get(state, ())
        allowed = " or ".join(self.may_follow) or "nothing"
        super().__init__(f"after {state} comes {allowed}, not {to_state}")


def check(state: str, to_state: str) -> None:
    """Raise IllegalStepError when `to_state` may not follow `state`."""
    if to_state not in NEXT.get(state, ()):
        raise IllegalStepError(state, to_state)


def steps(state: str) -> tuple[str, ...]:
    """Return the ordinary next steps: closing and reopening are actions of their own."""
    return () if state == CLOSED else tuple(step for step in NEXT[state] if step != CLOSED)


def may_close(state: str) -> bool:
    """Return whether closing may follow."""
    return CLOSED in NEXT.get(state, ())


def restarts_clock(state: str, to_state: str) -> bool:
    """Return whether the exhibitor waits for an answer anew: contested, or reopened."""
    return state in (CONTESTED, CLOSED) and to_state in WAITING_FOR_ANSWER
