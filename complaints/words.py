"""What severities, states, steps and remedies are called on screens."""

from complaints import flow
from complaints.kinds import Complexity, Impact, RemedyKind, Severity, Source, State, StepKind
from foundation.languages import later as _l

SEVERITIES: dict[str, str] = {
    Severity.CRITICAL: _l("Critical"),
    Severity.HIGH: _l("High"),
    Severity.MEDIUM: _l("Medium"),
    Severity.LOW: _l("Low"),
}
STATES: dict[str, str] = {
    State.RECEIVED: _l("Received"),
    State.ACKNOWLEDGED: _l("Acknowledged"),
    State.INVESTIGATED: _l("Being investigated"),
    State.ANSWERED: _l("Answered"),
    State.ACCEPTED: _l("Answer accepted"),
    State.CONTESTED: _l("Answer contested"),
    State.CLOSED: _l("Closed"),
}
STAGES: dict[str, str] = {
    flow.RECEIVED: _l("Received"),
    flow.ACKNOWLEDGED: _l("Acknowledged"),
    flow.ASSESSED: _l("Assessed"),
    flow.ASSIGNED: _l("Assigned"),
    flow.INVESTIGATED: _l("Investigated"),
    flow.ANSWERED: _l("Answered"),
    flow.ACCEPTED: _l("Accepted"),
    flow.CLOSED: _l("Closed"),
    flow.CHECKED: _l("Recovery checked"),
}
COMPLEXITIES: dict[str, str] = {
    Complexity.SIMPLE: _l("Simple: one question, one of us"),
    Complexity.SEVERAL: _l("Several teams have to look"),
    Complexity.DIFFICULT: _l("Difficult: experts or a supplier have to look"),
}
IMPACTS: dict[str, str] = {
    Impact.ONE: _l("This exhibitor alone"),
    Impact.SOME: _l("Several exhibitors"),
    Impact.SHOW: _l("The whole show"),
}
DO: dict[str, str] = {
    State.ACKNOWLEDGED: _l("Acknowledged to the exhibitor"),
    State.INVESTIGATED: _l("Begin to investigate"),
    State.ANSWERED: _l("Answered by phone or in person"),
    State.ACCEPTED: _l("The exhibitor accepts"),
    State.CONTESTED: _l("The exhibitor contests"),
}
HISTORY: dict[str, str] = {
    StepKind.NOTE: _l("Note"),
    StepKind.ASSIGNED: _l("Given to"),
    StepKind.CHANGED: _l("Changed"),
    StepKind.OVERDUE: _l("Overdue: owner and managers were told"),
    StepKind.OFFERED: _l("Remedy offered"),
    StepKind.ACCEPTED: _l("Remedy accepted"),
    StepKind.REJECTED: _l("Remedy rejected"),
    StepKind.ASSESSED: _l("Assessed"),
    StepKind.REPLY: _l("Written to the exhibitor"),
    StepKind.MERGED: _l("Merged with"),
    StepKind.SPLIT: _l("Split, and linked to"),
    StepKind.LINKED: _l("Linked to"),
    StepKind.PAUSED: _l("Waits for the exhibitor"),
    StepKind.RESUMED: _l("The clock runs again"),
    StepKind.ASKED: _l("Approval asked for"),
    StepKind.APPROVED: _l("Remedy approved"),
    StepKind.REFUSED: _l("Remedy not approved"),
    StepKind.CONDUCT: _l("Conduct recorded"),
    StepKind.STATUS: _l("Status"),
}
SOURCES: dict[str, str] = {
    Source.STAFF: _l("Told to us"),
    Source.SURVEY: _l("Very low survey answer"),
    Source.MAIL: _l("By mail"),
    Source.LINK: _l("By its link or the card on the stand"),
    Source.LIST: _l("From a list"),
}
REMEDIES: dict[str, str] = {
    RemedyKind.APOLOGY: _l("Apology"),
    RemedyKind.FIX: _l("Fix"),
    RemedyKind.REPLACEMENT: _l("Replacement"),
    RemedyKind.REFUND: _l("Refund"),
    RemedyKind.CREDIT: _l("Credit"),
    RemedyKind.UPGRADE: _l("Upgrade"),
}
REMEDY_STATES = {
    "asked": _l("Waits for approval"),
    "offered": _l("Offered"),
    "accepted": _l("Accepted"),
    "rejected": _l("Rejected"),
    "refused": _l("Not approved"),
}
CONDUCT = {"unfounded": _l("Unfounded"), "abusive": _l("Abusive")}
CONDUCT_STATES = {
    "proposed": _l("Waits for a review"),
    "upheld": _l("Upheld"),
    "dismissed": _l("Dismissed"),
}
UNVOICED = {
    "low_item": _l("rated a service low"),
    "shrinking": _l("came with a smaller stand"),
    "no_reaction": _l("did not answer our survey"),
    "promise_broken": _l("was not given in time what we promised"),
}
FIGURES = {
    "overall": _l("Satisfied overall"),
    "would_return": _l("Would return"),
    "recommend": _l("Would recommend"),
    "trust": _l("Trust"),
    "satisfaction": _l("Satisfaction"),
    "commitment": _l("Commitment"),
    "friendship": _l("Friendship"),
}
CLASSES = {
    "strategic": _l("Strategic"),
    "key": _l("Key"),
    "transactional": _l("Transactional"),
    "risk": _l("Risk"),
}
WEEKDAYS: dict[int, str] = {
    0: _l("Monday"),
    1: _l("Tuesday"),
    2: _l("Wednesday"),
    3: _l("Thursday"),
    4: _l("Friday"),
    5: _l("Saturday"),
    6: _l("Sunday"),
}
SEVERITY_PILLS: dict[str, str] = {
    Severity.CRITICAL: "bad",
    Severity.HIGH: "warn",
    Severity.MEDIUM: "accent",
    Severity.LOW: "plain",
}
TABS = {"overdue": _l("Overdue"), "mine": _l("Mine"), "closed": _l("Closed")}
