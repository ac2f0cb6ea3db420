"""The words of questionnaires as people read them."""

from foundation.languages import later as _l
from surveys.conditions import ANSWERED, AT_LEAST, AT_MOST, NONE_OF, ONE_OF, UNANSWERED
from surveys.kinds import Kind, Measure, SurveyKind

KINDS = {
    Kind.SCALE: _l("Scale"),
    Kind.IMPORTANCE_PERFORMANCE: _l("Importance and performance"),
    Kind.GOALS: _l("Each of the exhibitor’s goals"),
    Kind.SINGLE: _l("One choice"),
    Kind.MULTIPLE: _l("Several choices"),
    Kind.RANKING: _l("Ranking"),
    Kind.POINTS: _l("100 points"),
    Kind.MATRIX: _l("Matrix: one scale for several rows"),
    Kind.YES_NO: _l("Yes or no"),
    Kind.NUMBER: _l("Figure"),
    Kind.DATE: _l("Date"),
    Kind.LINE: _l("Short text"),
    Kind.TEXT: _l("Long text"),
    Kind.STATEMENT: _l("Statement, nothing to answer"),
}
MEASURES = {
    Measure.OVERALL: _l("Overall satisfaction"),
    Measure.RETURN: _l("Intention to return"),
    Measure.RECOMMEND: _l("Recommendation"),
    Measure.EFFORT: _l("Effort"),
    Measure.GOAL: _l("Goal attainment"),
    Measure.SERVICE: _l("A service"),
    Measure.TRUST: _l("Trust"),
    Measure.SATISFACTION: _l("Satisfaction with the relationship"),
    Measure.COMMITMENT: _l("Commitment"),
    Measure.FRIENDSHIP: _l("Commercial friendship"),
    Measure.CALCULATIVE: _l("Calculative commitment"),
    Measure.STAFF: _l("The named person"),
    Measure.PRICE: _l("Price fairness"),
    Measure.OUTCOME: _l("Recovery: fair outcome"),
    Measure.PROCEDURE: _l("Recovery: fair procedure"),
    Measure.TREATMENT: _l("Recovery: fair treatment"),
    Measure.RECOVERED: _l("Recovery: satisfied with the fix"),
    Measure.TRUST_CHANGED: _l("Recovery: change of trust"),
    Measure.REASON: _l("Reason"),
    Measure.INTEREST: _l("Interest"),
    Measure.OPEN: _l("Something else, open"),
}
TIERS = {
    "basic": _l("Basic attribute"),
    "support": _l("Support service"),
    "recovery": _l("Recovery"),
    "personal": _l("Personal preference"),
}
OCCASIONS = {
    SurveyKind.POST_SHOW: _l("After the show"),
    SurveyKind.PRE_SHOW: _l("Before the show"),
    SurveyKind.PULSE: _l("On site"),
    SurveyKind.RECOVERY: _l("After a complaint"),
    SurveyKind.NON_RETURNER: _l("Not coming back"),
    SurveyKind.LAPSED: _l("Away for long"),
    SurveyKind.PROSPECT: _l("Prospects"),
}
TESTS = {
    ONE_OF: _l("is one of"),
    NONE_OF: _l("is none of"),
    AT_LEAST: _l("is at least"),
    AT_MOST: _l("is at most"),
    ANSWERED: _l("was answered"),
    UNANSWERED: _l("was not answered"),
}
FACTS = {
    "fact.class": _l("Fact: class"),
    "fact.first_time": _l("Fact: first time (yes, no)"),
    "fact.package": _l("Fact: package"),
    "fact.country": _l("Fact: country (two letters)"),
}
