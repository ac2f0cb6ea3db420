"""The words of a questionnaire: how a question is answered, what it measures, which tier a service is."""

from enum import StrEnum


class Kind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    IMPORTANCE_PERFORMANCE = "importance_performance"
    GOALS = "goals"
    SINGLE = "single"
    MULTIPLE = "multiple"
    RANKING = "ranking"
    POINTS = "points"
    MATRIX = "matrix"
    YES_NO = "yes_no"
    NUMBER = "number"
    DATE = "date"
    LINE = "line"
    TEXT = "text"
    STATEMENT = "statement"


SCALED = (Kind.SCALE, Kind.IMPORTANCE_PERFORMANCE, Kind.GOALS, Kind.MATRIX)
CHOICES = (Kind.SINGLE, Kind.MULTIPLE)
ROWS = (Kind.RANKING, Kind.POINTS, Kind.MATRIX)
OFFERING = (*CHOICES, *ROWS)


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
    OUTCOME = "outcome"
    PROCEDURE = "procedure"
    TREATMENT = "treatment"
    RECOVERED = "recovered"
    TRUST_CHANGED = "trust_changed"
    REASON = "reason"
    INTEREST = "interest"
    OPEN = "open"


class SurveyKind(StrEnum):
    """What a survey, and the questionnaire made for it, is for."""

    POST_SHOW = "post_show"
    PRE_SHOW = "pre_show"
    PULSE = "pulse"
    RECOVERY = "recovery"
    NON_RETURNER = "non_returner"
    LAPSED = "lapsed"
    PROSPECT = "prospect"


TIERS = ("basic", "support", "recovery", "personal")
HEADLINES = (Measure.OVERALL, Measure.RETURN, Measure.RECOMMEND, Measure.EFFORT)
RELATIONSHIP = (
    Measure.TRUST,
    Measure.SATISFACTION,
    Measure.COMMITMENT,
    Measure.FRIENDSHIP,
    Measure.CALCULATIVE,
)
