"""The ISO 10002 flow: which step may follow which. A note may be written anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass

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
ORDER = (RECEIVED, ACKNOWLEDGED, INVESTIGATED, ANSWERED, ACCEPTED, CLOSED)
ASSESSED, ASSIGNED, CHECKED = "assessed", "assigned", "checked"
WAY = (
    RECEIVED,
    ACKNOWLEDGED,
    ASSESSED,
    ASSIGNED,
    INVESTIGATED,
    ANSWERED,
    ACCEPTED,
    CLOSED,
    CHECKED,
)
WAITING_FOR_ANSWER = (RECEIVED, ACKNOWLEDGED, INVESTIGATED)


class IllegalStepError(ValueError):
    """A step that the flow does not allow; `may_follow` are those it does."""

    def __init__(self, state: str, to_state: str) -> None:
        self.state, self.to_state, self.may_follow = state, to_state, NEXT.get(state, ())
        allowed = " or ".join(self.may_follow) or "nothing"
        super().__init__(f"after {state} comes {allowed}, not {to_state}")


class NotReadyError(ValueError):
    """A step that the flow allows, but not yet; `missing` is the word for what has to be done before."""

    def __init__(self, missing: str) -> None:
        self.missing = missing
        super().__init__(f"the {missing} is missing")


def check_ready(to_state: str, *, assessed: bool, owned: bool) -> None:
    """Raise NotReadyError where what comes before `to_state` was not done: it is weighed and given first."""
    if to_state == INVESTIGATED and not assessed:
        raise NotReadyError("assessment")
    if to_state == INVESTIGATED and not owned:
        raise NotReadyError("owner")


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


@dataclass(frozen=True)
class Stage:
    """One stage of the way: what it is called, and whether it is behind, where we are, or still ahead."""

    word: str
    done: bool
    here: bool = False


def stages(state: str, *, assessed: bool, owned: bool, checked: bool) -> list[Stage]:
    """Return the way from the receipt to the check that the fix worked; the first not done is where it is."""
    behind = ORDER.index(ANSWERED if state == CONTESTED else state)
    done = {word: place <= behind for place, word in enumerate(ORDER)}
    done |= {ASSESSED: assessed, ASSIGNED: owned, CHECKED: checked and state == CLOSED}
    done[INVESTIGATED] = done[ANSWERED]
    here = next((word for word in WAY if not done[word]), None)
    return [Stage(word, done[word], word == here) for word in WAY]


def restarts_clock(state: str, to_state: str) -> bool:
    """Return whether the exhibitor waits for an answer anew: contested, or reopened."""
    return state in (CONTESTED, CLOSED) and to_state in WAITING_FOR_ANSWER
