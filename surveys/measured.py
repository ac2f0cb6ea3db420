"""On which scale each measure is kept, so that figures of all editions and questionnaires line up."""

from surveys.kinds import RELATIONSHIP, SCALED, Kind, Measure

FIXED: dict[str, tuple[int, int]] = {
    Measure.OVERALL: (1, 5),
    Measure.RETURN: (1, 5),
    Measure.RECOMMEND: (0, 10),
    Measure.EFFORT: (1, 7),
    Measure.GOAL: (1, 7),
    Measure.SERVICE: (1, 5),
    Measure.STAFF: (1, 5),
    Measure.PRICE: (1, 7),
    Measure.OUTCOME: (1, 7),
    Measure.PROCEDURE: (1, 7),
    Measure.TREATMENT: (1, 7),
    Measure.RECOVERED: (1, 5),
    Measure.TRUST_CHANGED: (1, 7),
    **dict.fromkeys(RELATIONSHIP, (1, 7)),
}
USUAL = (1, 5)

Ends = tuple[int | None, int | None]


def kinds_for(measure: str) -> tuple[Kind, ...]:
    """Return how a question with this measure may be answered; empty: in any way but that of goals."""
    if measure == Measure.GOAL:
        return (Kind.GOALS,)
    if measure == Measure.SERVICE:
        return (Kind.IMPORTANCE_PERFORMANCE, Kind.SCALE)
    return (Kind.SCALE,) if measure in FIXED else ()


def fits(kind: str, measure: str) -> bool:
    """Return whether a question of this kind can measure that."""
    allowed = kinds_for(measure)
    return kind in allowed if allowed else kind != Kind.GOALS


def ends(kind: str, measure: str, low: int | None, high: int | None) -> Ends:
    """Return a question's lowest and highest answer: as told, else as kept; of a number only as told."""
    if kind == Kind.NUMBER:
        return low, high
    if kind not in SCALED:
        return None, None
    return FIXED.get(measure, USUAL) if low is None and high is None else (low, high)
