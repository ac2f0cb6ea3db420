"""What the clock does under a status, and why a complaint cannot have one, in words."""

from complaints.statuses import meaning
from foundation.languages import later as _l

CLOCKS: dict[str, str] = {
    meaning.RUNS: _l("runs"),
    meaning.WAITS: _l("waits for the exhibitor"),
    meaning.STOPPED: _l("is stopped"),
}
REASONS: dict[str, str] = {
    "retired": _l("This status was retired meanwhile. Choose another one."),
    "same": _l("The complaint has this status already."),
    "close": _l("This status is for closed complaints: close this one with a resolution first."),
    "reopen": _l("This complaint is closed: open it again first."),
}
