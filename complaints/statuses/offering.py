"""Which statuses a complaint is offered on its page."""

from flask_babel import gettext as _

from complaints.models import Complaint
from complaints.statuses import meaning, setting
from complaints.statuses.models import ComplaintStatus
from complaints.statuses.words import CLOCKS
from complaints.words import STATES


def offered(complaint: Complaint) -> list[tuple[str, str]]:
    """Return those in use, within reach first, and what each means; the rest are refused with the reason."""
    near = meaning.within_reach(complaint.state)
    those = sorted(setting.statuses(), key=lambda one: one.step not in near)
    own = complaint.status
    kept = [own] if own is not None and own not in those else []
    return [("", _("None")), *((str(one.id), _named(one)) for one in (*kept, *those))]


def _named(status: ComplaintStatus) -> str:
    return _(
        "%(name)s (%(step)s; the clock %(does)s)",
        name=status.name,
        step=STATES[status.step],
        does=CLOCKS[status.clock],
    )
