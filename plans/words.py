"""What phases, anchors and states are called on screens."""

from foundation.languages import later as _l
from plans.due import Anchor
from plans.models import ItemState, Phase
from plans.offer import Answer

PHASES = {
    Phase.BEFORE: _l("Before the show"),
    Phase.BUILD_UP: _l("Build-up"),
    Phase.SHOW_DAYS: _l("Show days"),
    Phase.BREAKDOWN: _l("Breakdown"),
    Phase.AFTER: _l("After the show"),
}
ANCHORS = {
    Anchor.BUILD_UP: _l("start of build-up"),
    Anchor.START: _l("first show day"),
    Anchor.END: _l("last show day"),
    Anchor.BREAKDOWN: _l("end of breakdown"),
}
STATES = {
    ItemState.PROMISED: _l("Promised"),
    ItemState.DELIVERED: _l("Delivered"),
    ItemState.CONFIRMED: _l("Confirmed by the exhibitor"),
    ItemState.DROPPED: _l("Dropped"),
}
CLASSES = {
    "strategic": _l("Strategic"),
    "key": _l("Key"),
    "transactional": _l("Transactional"),
    "risk": _l("Risk"),
}
PACKAGES = {"space_only": _l("Space only"), "shell_scheme": _l("Shell scheme")}
ANSWERS = {
    Answer.OFFERED: _l("Offered"),
    Answer.TAKEN: _l("Taken up"),
    Answer.DECLINED: _l("Declined"),
}
