"""Why something asked for on a complaint's page was refused, in words; nothing was changed then."""

from flask import current_app
from flask_babel import gettext as _

from complaints.assessing import UnsafeError
from complaints.flow import IllegalStepError, NotReadyError
from complaints.joining import JoiningError
from complaints.pausing import PauseError
from complaints.remedies import AboveLimitError, RemedyError
from complaints.replying import NobodyToWriteToError
from complaints.statuses.putting import StatusError
from complaints.statuses.words import REASONS
from complaints.words import STAGES, STATES
from foundation.figures import money
from foundation.languages import later as _l

REFUSALS = (
    IllegalStepError,
    NotReadyError,
    JoiningError,
    RemedyError,
    NobodyToWriteToError,
    UnsafeError,
    PauseError,
    AboveLimitError,
    StatusError,
)
MISSING = {
    "assessment": _l("Assess this complaint before it is investigated: how severe, whom it touches."),
    "owner": _l("Give this complaint to somebody before it is investigated."),
}
JOINING = {
    "unknown": _l("No complaint has this number. Numbers look like C-2026-014."),
    "itself": _l("That is the number of this complaint itself."),
    "closed": _l("This complaint is closed. Open it again first."),
    "loop": _l("The other complaint was merged into this one. Open it again to part them first."),
    "merged": _l("The other complaint was merged into a third one. Use the number of that one."),
    "exhibitor": _l("The other complaint is of another exhibitor. Link the two instead of merging them."),
}
SIMPLE: dict[type | str, str] = {
    NobodyToWriteToError: _l(
        "Nobody with an address is named on this complaint. Call, and note what was said."
    ),
    UnsafeError: _l("Safety comes first: say what is done at once."),
    PauseError: _l("Somebody stopped or started this clock meanwhile."),
    RemedyError: _l("This complaint is closed: open it again to offer something."),
    "decided": _l("Somebody else decided on this remedy already."),
}


def refusal(error: Exception) -> str:
    """Return the reason, and what to do instead."""
    return f"{_reason(error)} {_('Nothing was changed.')}"


def _reason(error: Exception) -> str:
    if isinstance(error, IllegalStepError):
        return _(
            "This complaint is “%(state)s” now; next can be: %(allowed)s.",
            state=STATES.get(error.state, error.state),
            allowed=", ".join(str(STATES.get(state) or STAGES[state]) for state in error.may_follow),
        )
    if isinstance(error, NotReadyError):
        return str(MISSING[error.missing])
    if isinstance(error, JoiningError):
        return str(JOINING[error.reason])
    if isinstance(error, StatusError):
        return str(REASONS[error.reason])
    if isinstance(error, AboveLimitError):
        return _(
            "This is above your limit of %(limit)s. It can be approved by %(names)s: ask for approval.",
            limit=money(error.limit_minor, current_app.config["HOUSE_CURRENCY"]),
            names=", ".join(person.name for person in error.ask) or "–",
        )
    return str(SIMPLE["decided" if isinstance(error, RemedyError) and not error.closed else type(error)])
