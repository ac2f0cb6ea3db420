"""The parts of a staff report put together by the manager's weights, openly."""

from collections.abc import Mapping
from dataclasses import dataclass

DEFAULT_WEIGHTS: Mapping[str, float] = {
    "satisfaction": 0.50,
    "complaints_in_time": 0.15,
    "recovery_satisfaction": 0.15,
    "promised_on_time": 0.15,
    "training_done": 0.05,
    "not_reopened": 0.0,
    "goals_reached": 0.0,
    "retention": 0.0,
    "upgrades": 0.0,
    "skills_needed": 0.0,
}


@dataclass(frozen=True)
class Composite:
    """`value` is 0-100, or `None` where no weighted part is known.

    `weights` are those used, summing to 1 over the known parts; `missing` the parts with a weight and no
    figure, whose weight was dealt out to the others.
    """

    value: float | None
    weights: dict[str, float]
    missing: tuple[str, ...]


def composite(parts: Mapping[str, float | None], weights: Mapping[str, float] = DEFAULT_WEIGHTS) -> Composite:
    """The weighted mean of the known parts, each 0-100.

    Raises `ValueError` on a part without a weight, a negative weight, weights that sum to nothing, or a part
    off the scale.
    """
    _check(parts, weights)
    wanted = {part: weight for part, weight in weights.items() if weight > 0}
    known = {part: value for part in wanted if (value := parts.get(part)) is not None}
    missing = tuple(part for part in wanted if part not in known)
    total = sum(wanted[part] for part in known)
    if not known:
        return Composite(None, {}, missing)
    used = {part: wanted[part] / total for part in known}
    return Composite(sum(used[part] * value for part, value in known.items()), used, missing)


def in_percent(weights: Mapping[str, float]) -> dict[str, int]:
    """Weights that sum to 1 as whole per cents that sum to 100: the largest remainders are rounded up."""
    whole = {part: int(weight * 100) for part, weight in weights.items()}
    order = sorted(weights, key=lambda part: whole[part] - weights[part] * 100)
    for part in order[: (100 - sum(whole.values())) if weights else 0]:
        whole[part] += 1
    return whole


def _check(parts: Mapping[str, float | None], weights: Mapping[str, float]) -> None:
    if strangers := sorted(set(parts) - set(weights)):
        raise ValueError(f"parts without a weight: {strangers}")
    if any(weight < 0 for weight in weights.values()):
        raise ValueError("a weight cannot be negative")
    if not sum(weights.values()) > 0:
        raise ValueError("the weights sum to nothing")
    if any(value is not None and not 0 <= value <= 100 for value in parts.values()):
        raise ValueError("every part lies between 0 and 100")
