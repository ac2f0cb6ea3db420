"""The words of this room as people read them."""

from exhibitors.interaction import InteractionKind
from exhibitors.models import Lifecycle, RelationshipClass
from exhibitors.participation import Kind, Status
from foundation.languages import LANGUAGES
from foundation.languages import later as _l

CLASSES = {
    RelationshipClass.STRATEGIC.value: _l("Strategic"),
    RelationshipClass.KEY.value: _l("Key"),
    RelationshipClass.TRANSACTIONAL.value: _l("Transactional"),
    RelationshipClass.RISK.value: _l("Risk"),
}
LIFECYCLES = {
    Lifecycle.PROSPECT.value: _l("Prospect"),
    Lifecycle.FIRST_TIMER.value: _l("First-timer"),
    Lifecycle.RETURNING.value: _l("Returning"),
    Lifecycle.WON_BACK.value: _l("Won back"),
    Lifecycle.LAPSED.value: _l("Lapsed"),
    Lifecycle.LOST.value: _l("Lost"),
}
STATUSES = {
    Status.PROSPECT.value: _l("Prospect"),
    Status.RESERVED.value: _l("Reserved"),
    Status.CONTRACTED.value: _l("Contracted"),
    Status.ATTENDED.value: _l("Attended"),
    Status.CANCELLED.value: _l("Cancelled"),
    Status.NO_SHOW.value: _l("No-show"),
}
KINDS = {
    Kind.MAIN.value: _l("Main exhibitor"),
    Kind.CO_EXHIBITOR.value: _l("Co-exhibitor"),
    Kind.REPRESENTED.value: _l("Represented company"),
}
PACKAGES = {"space_only": _l("Space only"), "shell_scheme": _l("Shell scheme")}
INTERACTIONS = {
    InteractionKind.CALL.value: _l("Call"),
    InteractionKind.MAIL.value: _l("Mail"),
    InteractionKind.MEETING.value: _l("Meeting"),
    InteractionKind.VISIT.value: _l("Visit"),
    InteractionKind.NOTE.value: _l("Note"),
}
BY_COLUMN = {"lifecycle": LIFECYCLES, "kind": KINDS, "package": PACKAGES, "language": LANGUAGES}
MOVES = {
    "kept": _l("Came again"),
    "lost": _l("Lost"),
    "won_back": _l("Won back"),
    "new": _l("New"),
}
SPACES = {
    "upgraded": _l("More space"),
    "unchanged": _l("As much space"),
    "downgraded": _l("Less space"),
    "unknown": _l("Area unknown"),
}
