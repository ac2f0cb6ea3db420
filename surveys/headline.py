"""A response's headline columns, from its answers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from surveys.attainment import exhibitor_attainment
from surveys.given import NOTHING, Given
from surveys.items import Item
from surveys.kinds import RELATIONSHIP, Kind, Measure
from surveys.relationship import SCALES, relationship_quality
from surveys.scales import straight_lined


@dataclass(frozen=True)
class Headline:
    """What stands in the response's own columns; units as in `surveys.response.Response`."""

    overall: int | None
    would_return: int | None
    recommend: int | None
    effort: int | None
    goal_attainment: float | None
    trust: float | None
    satisfaction: float | None
    commitment: float | None
    friendship: float | None
    calculative: float | None
    relationship_quality: float | None
    comment: str | None
    straight: bool | None


def headline(items: Iterable[Item], answers: Mapping[str, Given]) -> Headline:
    """The headline figures: single questions as given, relationship scales as the mean of their items."""
    pairs = [(item, answers.get(item.name, NOTHING)) for item in items]
    scales: dict[str, Any] = {measure.value: _mean(pairs, measure) for measure in RELATIONSHIP}
    return Headline(
        overall=_single(pairs, Measure.OVERALL),
        would_return=_single(pairs, Measure.RETURN),
        recommend=_single(pairs, Measure.RECOMMEND),
        effort=_single(pairs, Measure.EFFORT),
        goal_attainment=_attainment(pairs),
        relationship_quality=_quality(scales),
        comment=_comment(pairs),
        straight=_straight(pairs),
        **scales,
    )


BLOCKS = (Measure.SERVICE, *RELATIONSHIP)
Pairs = list[tuple[Item, Given]]


def _numbers(pairs: Pairs, measure: Measure) -> list[float]:
    return [given.number for item, given in pairs if item.ask.measure == measure and given.number is not None]


def _single(pairs: Pairs, measure: Measure) -> int | None:
    numbers = _numbers(pairs, measure)
    return int(numbers[0]) if numbers else None


def _mean(pairs: Pairs, measure: Measure) -> float | None:
    numbers = _numbers(pairs, measure)
    return fmean(numbers) if numbers else None


def _attainment(pairs: Pairs) -> float | None:
    """Weighted by the goals' weights; where no goal has a weight, every goal counts the same."""
    goals = [(item.goal.weight, given.number) for item, given in pairs if item.goal]
    weighed = any(weight for weight, _ in goals)
    return exhibitor_attainment(
        (int(number) if number is not None else None, weight if weighed else 1) for weight, number in goals
    ).value


def _quality(scales: Mapping[str, Any]) -> float | None:
    return relationship_quality(**{name: scales[name] for name in SCALES}).value


def _straight(pairs: Pairs) -> bool | None:
    """One answer to everything: in every block of items on one scale that can be judged."""
    blocks: dict[tuple, list[float | None]] = defaultdict(list)
    for item, given in pairs:
        if item.ask.measure in BLOCKS and given.number is not None:
            blocks[item.ask.page, item.ask.low, item.ask.high].append(given.number)
    judged = [one for block in blocks.values() if (one := straight_lined(block)) is not None]
    return all(judged) if judged else None


def _comment(pairs: Pairs) -> str | None:
    said = [
        given.text
        for item, given in pairs
        if item.ask.measure == Measure.OPEN and item.ask.kind == Kind.TEXT and given.text
    ]
    return said[0] if said else None
