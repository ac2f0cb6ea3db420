"""The words of a questionnaire: how a question is answered, what it measures, which tier a service is."""

from enum import StrEnum


class Kind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    IMPORTANCE_PERFORMANCE = "importance_performance"
    GOALS = "goals"
    SINGLE = "single"
    MULTIPLE = "multiple"
    YES_NO = "yes_no"
    NUMBER = "number"
    TEXT = "text"
    STATEMENT = "statement"


class Measure(StrEnum):
    """What a question measures; analysis runs on this, not on the wording."""

    OVERALL = "overall"
    RETURN = "return"
    RECOMMEND = "recommend"
    EFFORT = "effort"
    GOAL = "goal"
    SERVICE = "service"
    TRUST = "trust"
    SATISFACTION = "satisfaction"
    COMMITMENT = "commitment"
    FRIENDSHIP = "friendship"
    CALCULATIVE = "calculative"
    STAFF = "staff"
    PRICE = "price"
    OPEN = "open"


TIERS = ("basic", "support", "recovery", "personal")
HEADLINES = (Measure.OVERALL, Measure.RETURN, Measure.RECOMMEND, Measure.EFFORT)
RELATIONSHIP = (
    Measure.TRUST,
    Measure.SATISFACTION,
    Measure.COMMITMENT,
    Measure.FRIENDSHIP,
    Measure.CALCULATIVE,
)
