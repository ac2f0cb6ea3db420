"""What the columns of a log are called on the screen."""

from foundation.languages import later as _l

FIELDS: dict[str, str] = {
    "number": _l("Number of the complaint"),
    "exhibitor": _l("Exhibitor (name or number)"),
    "opened": _l("Came in"),
    "acknowledged": _l("Acknowledged"),
    "answered": _l("Answered"),
    "closed": _l("Closed"),
    "activity": _l("Step"),
    "at": _l("Time of the step"),
    "title": _l("Title"),
    "description": _l("What was said"),
    "severity": _l("Severity"),
    "cause": _l("Cause or type"),
    "person": _l("Who handled it (name or mail)"),
    "kept": _l("Target kept (yes or no)"),
    "reopened": _l("How often opened again"),
}
TIMES = ("opened", "acknowledged", "answered", "closed")
STEPS = ("activity", "at")
REST = ("title", "description", "severity", "cause", "person", "kept", "reopened")
MOMENT_WORDS: dict[str, str] = {
    "acknowledged": _l("Acknowledged"),
    "answered": _l("Answered with a decision"),
    "closed": _l("Closed"),
}
ORDERS: dict[str, str] = {
    "": _l("As the file tells"),
    "1": _l("Day, month, year"),
    "0": _l("Month, day, year"),
}
