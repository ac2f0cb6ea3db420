"""What the standard templates promise: phase, title, anchor, days after it, hours."""

from foundation.languages import later as _l
from plans.due import Anchor
from plans.models import Phase

Promise = tuple[Phase, str, Anchor, int, float]

GOAL_TALK = (
    Phase.BEFORE,
    _l("Talk about goals for this edition and write them down"),
    Anchor.START,
    -90,
    1.0,
)
STAND_PLAN = (Phase.BEFORE, _l("Confirm stand position and neighbours in writing"), Anchor.START, -75, 0.5)
DEADLINES = (
    Phase.BEFORE,
    _l("Send the order deadlines for power, internet and stand cleaning"),
    Anchor.START,
    -60,
    0.25,
)
PASSES = (Phase.BEFORE, _l("Send exhibitor passes and visitor invitations"), Anchor.START, -21, 0.25)
ARRIVAL = (
    Phase.BUILD_UP,
    _l("Meet at the stand on arrival: power, access and deliveries work"),
    Anchor.BUILD_UP,
    0,
    0.5,
)
HANDOVER = (
    Phase.BUILD_UP,
    _l("Walk through the finished stand and clear open points"),
    Anchor.START,
    -1,
    0.5,
)
VISIT = (Phase.SHOW_DAYS, _l("Visit the stand on the first day"), Anchor.START, 0, 0.5)
LAST_VISIT = (Phase.SHOW_DAYS, _l("Visit on the last day: what went well, what did not"), Anchor.END, 0, 0.5)
LEAVING = (
    Phase.BREAKDOWN,
    _l("Confirm collection of goods and the stand's hand-back"),
    Anchor.BREAKDOWN,
    0,
    0.25,
)
THANKS = (Phase.AFTER, _l("Send thanks and the visitor figures"), Anchor.END, 7, 0.25)
REVIEW = (Phase.AFTER, _l("Go through goals and results together"), Anchor.END, 21, 1.5)
REBOOK = (Phase.AFTER, _l("Offer next edition's stand before rebooking ends"), Anchor.END, 28, 0.5)


AFTER = {HANDOVER: ARRIVAL, REBOOK: REVIEW}
"""Which promise waits for which, where a template has both."""
