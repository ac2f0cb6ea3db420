"""What became of a mail and why it waits, in words."""

from complaints.mailbox.models import Doubt, MailState
from foundation.languages import later as _l

MAIL_STATES: dict[str, str] = {
    MailState.WAITING: _l("Waits for a decision"),
    MailState.COMPLAINT: _l("Opened a complaint"),
    MailState.REPLY: _l("Added to a complaint"),
    MailState.NOTE: _l("Kept as a note"),
    MailState.NOT_OURS: _l("Not for us"),
    MailState.AUTOMATIC: _l("Automatic"),
    MailState.BOUNCE: _l("Returned mail"),
}
MAIL_PILLS: dict[str, str] = {
    MailState.WAITING: "warn",
    MailState.COMPLAINT: "accent",
    MailState.REPLY: "accent",
}
DOUBTS: dict[str, str] = {
    Doubt.UNKNOWN_SENDER: _l("No contact has this address."),
    Doubt.SEVERAL_COMPANIES: _l("Contacts of several exhibitors have this address."),
    Doubt.NO_EDITION: _l("This exhibitor takes part in no event."),
    Doubt.FORGED: _l("Your mail server says that the sender is forged."),
    Doubt.CLOSED: _l("It answers a complaint that is closed."),
    Doubt.OTHER_SENDER: _l("It answers a complaint, but its sender is no contact of that exhibitor."),
    Doubt.MANY: _l("Very many mails came from this address within an hour."),
    Doubt.TOO_LARGE: _l("It is too large: only its head was read. Ask for the files on another way."),
    Doubt.UNREADABLE: _l("It is broken: only its head could be read."),
    Doubt.LOOP: _l("It came from this system itself."),
}
TABS: dict[str, str] = {
    "waiting": _l("To decide"),
    "taken": _l("Taken up"),
    "other": _l("Automatic and not for us"),
}
TAB_STATES: dict[str, tuple[str, ...]] = {
    "waiting": (MailState.WAITING,),
    "taken": (MailState.COMPLAINT, MailState.REPLY, MailState.NOTE),
    "other": (MailState.AUTOMATIC, MailState.BOUNCE, MailState.NOT_OURS),
}
