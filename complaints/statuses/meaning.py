"""What a status may mean: at which step of the flow it stands, and what the clock does there."""

from complaints import flow

RUNS, WAITS, STOPPED = "runs", "waits", "stopped"
CLOCKS = (RUNS, WAITS, STOPPED)


class MeaningError(ValueError):
    """A status by which the clock would do what it cannot at that step; `clocks` are what it can."""

    def __init__(self, step: str, clock: str) -> None:
        self.step, self.clocks = step, clocks(step)
        super().__init__(f"at {step} the clock is {' or '.join(self.clocks)}, not {clock}")


def clocks(step: str) -> tuple[str, ...]:
    """Return what the clock can do at a step: before the answer it runs or waits, after it it is stopped."""
    return (RUNS, WAITS) if step in flow.WAITING_FOR_ANSWER else (STOPPED,)


def check(step: str, clock: str) -> None:
    """Raise MeaningError where the clock cannot do so at the step."""
    if clock not in clocks(step):
        raise MeaningError(step, clock)


def within_reach(state: str) -> tuple[str, ...]:
    """Return the steps whose statuses a complaint in `state` can be given: its own, and the next ones."""
    return (state, *flow.steps(state))
