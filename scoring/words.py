"""The words that screens and reports use for groups, parts, the mix and spans; a shape beside every group."""

from foundation.languages import later as _l
from goals.words import DIMENSIONS
from scoring.composite import in_percent as in_percent
from scoring.formula import ABOVE, BELOW, EXPECTED, NO_WITHIN, TOO_FEW
from scoring.kinds import CLASS, COUNTRY, FIRST_TIMER, GOAL, HALL
from scoring.parts import COMPLAINTS, PROMISES, RECOVERY, TRAINING
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
}
CASES = {
    COMPLAINTS: _l("complaints"),
    RECOVERY: _l("exhibitors' words"),
    PROMISES: _l("promises"),
    TRAINING: _l("trainings"),
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

SPANS = {"this": _l("This edition"), "two": _l("Last two editions"), "all": _l("All editions")}


def level(which: str) -> str:
    """Return what a level of the mix is called; an edition keeps its own name."""
    return str(LEVELS.get(which, which))
