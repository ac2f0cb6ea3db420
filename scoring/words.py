"""The words that screens and reports use for groups, parts, the mix and spans; a shape beside every group."""

from exhibitors.assignment import Duty
from foundation.languages import later as _l
from goals.words import DIMENSIONS
from scoring.composite import in_percent as in_percent
from scoring.formula import ABOVE, BELOW, EXPECTED, NO_WITHIN, TOO_FEW
from scoring.kinds import CLASS, COUNTRY, FIRST_TIMER, GOAL, HALL
from scoring.parts import (
    COMPLAINTS,
    GOALS,
    PROMISES,
    RECOVERY,
    RETENTION,
    SETTLED,
    SKILLS,
    TRAINING,
    UPGRADES,
)
from scoring.ratings import EDITION
from scoring.weighing import SATISFACTION

GROUPS = {ABOVE: _l("Clearly above"), EXPECTED: _l("As expected"), BELOW: _l("Clearly below")}
SHAPES = {ABOVE: "▲", EXPECTED: "●", BELOW: "▼"}
KINDS = {ABOVE: "good", EXPECTED: "plain", BELOW: "warn"}
NONE_YET = {
    TOO_FEW: _l("too few exhibitors"),
    NO_WITHIN: _l("nobody was rated by two exhibitors, so luck cannot be told from merit"),
}

PARTS = {
    SATISFACTION: _l("Exhibitors' satisfaction"),
    COMPLAINTS: _l("Complaints answered in time"),
    RECOVERY: _l("Recovery after complaints"),
    PROMISES: _l("Promises kept in time"),
    TRAINING: _l("Training done"),
    SETTLED: _l("Complaints settled for good"),
    GOALS: _l("Goals reached by their exhibitors"),
    RETENTION: _l("Exhibitors who came again, against what was expected"),
    UPGRADES: _l("Class changes that were upgrades"),
    SKILLS: _l("Skills that their exhibitors need"),
}
MEANS = {
    COMPLAINTS: _l("Of the complaints whose answer was due, the share answered in time."),
    RECOVERY: _l("What exhibitors said of how their complaint was put right, 1 to 5 as 0 to 100."),
    PROMISES: _l("Of the promises that were due, the share kept in time."),
    TRAINING: _l("Of the trainings booked in the last year, the share passed."),
    SETTLED: _l("Of the complaints ever closed, the share never reopened."),
    GOALS: _l("What exhibitors reached of their goals; 50 is as they expected, 100 far more."),
    RETENTION: _l(
        "50 is as many as were expected from each exhibitor’s history the day before the edition; "
        "100 would be everybody, none of them expected."
    ),
    UPGRADES: _l("Of their exhibitors whose class changed since the edition before, the share that rose."),
    SKILLS: _l("Of the skills that the goals of their exhibitors need, the share mastered."),
}
CASES = {
    COMPLAINTS: _l("complaints"),
    RECOVERY: _l("exhibitors' words"),
    PROMISES: _l("promises"),
    TRAINING: _l("trainings"),
    SETTLED: _l("complaints closed"),
    GOALS: _l("exhibitors with answers on goals"),
    RETENTION: _l("exhibitors expected with some chance"),
    UPGRADES: _l("changes of class"),
    SKILLS: _l("skills"),
}

MIX = {
    EDITION: _l("Edition"),
    CLASS: _l("Class"),
    FIRST_TIMER: _l("First time at the show"),
    COUNTRY: _l("Country"),
    GOAL: _l("Main goal"),
    HALL: _l("Stood in a hall with many complaints"),
}
LEVELS = {
    "strategic": _l("Strategic"),
    "key": _l("Key"),
    "transactional": _l("Transactional"),
    "risk": _l("Risk"),
    "none": _l("Not known"),
    "home": _l("Of the show’s country"),
    "abroad": _l("From abroad"),
    **{str(dimension): label for dimension, label in DIMENSIONS.items()},
    "yes": _l("Yes"),
    "no": _l("No"),
}
FIGURES = {
    "score": _l("Score"),
    "group": _l("Against the team"),
    "items": _l("What exhibitors said"),
    "mix": _l("Who rated"),
    **{part: label for part, label in PARTS.items() if part != SATISFACTION},
    "composite": _l("Composite"),
}
REMARK_KINDS = {
    "comment": _l("Comment"),
    "appeal": _l("Appeal"),
}
DECISIONS = {
    "noted": _l("Noted"),
    "kept": _l("The figure stays"),
    "corrected": _l("The figure is put right"),
}
SEEN = {"page": _l("on screen"), "file": _l("as a file"), "report": _l("an issued report")}

DUTIES = {
    Duty.OWNER: _l("Owner"),
    Duty.DEPUTY: _l("Deputy"),
    Duty.TECHNICAL: _l("Technical service"),
}

SPANS = {"this": _l("This edition"), "two": _l("Last two editions"), "all": _l("All editions")}


def level(which: str) -> str:
    """Return what a level of the mix is called; an edition keeps its own name."""
    return str(LEVELS.get(which, which))
