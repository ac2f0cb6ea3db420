"""The small steps of one promise: typed one a line, ticked one by one."""

from collections.abc import Sequence

Step = dict[str, str | bool]
MOST, LONGEST = 30, 200


def typed(text: str | None, before: Sequence[Step]) -> list[Step]:
    """Return the steps of the lines; a line that was a step keeps its tick."""
    done = {step["text"] for step in before if step["done"]}
    lines = (line.strip()[:LONGEST] for line in (text or "").splitlines())
    return [{"text": line, "done": line in done} for line in dict.fromkeys(lines) if line][:MOST]


def written(steps: Sequence[Step]) -> str:
    """Return the lines that `typed` reads the same steps from."""
    return "\n".join(str(step["text"]) for step in steps)


def ticked(steps: Sequence[Step], number: int, done: bool) -> list[Step]:
    """Return the steps with the one at `number` done or not; IndexError where there is none."""
    if not 0 <= number < len(steps):
        raise IndexError(number)
    return [{**step, "done": done} if place == number else {**step} for place, step in enumerate(steps)]
