"""The words of readings: why there is no ranking, flags, terms and kinds."""

from foundation.languages import later as _l
from surveys.doors.models import DoorKind
from surveys.drivers import Refusal
from surveys.kinds import Kind as Asked
from surveys.loyalty import Kind
from surveys.reading import dimensions, responses

REFUSALS = {
    Refusal.NO_OVERALL: _l("The questionnaire has no overall question: there is nothing to explain."),
    Refusal.FEW_ITEMS: _l("A ranking needs at least two service items that most have rated."),
    Refusal.MANY_ITEMS: _l("At most 12 items can be ranked together: choose the ones to compare."),
    Refusal.FEW_ANSWERS: _l("Too few complete answers: ten for each item are the least."),
    Refusal.NO_SPREAD: _l(
        "All gave the same answer to one of the questions: nothing can be explained by it."
    ),
    Refusal.SAME_ITEMS: _l("Two or more items say exactly the same: leave one of them out."),
}
FLAGS = {
    "straight": _l("One answer to everything"),
    "fast": _l("Very fast"),
    "contradictory": _l("Contradicts itself"),
}
TERMS = {
    "results": _l("Results: goals reached"),
    "process": _l("Process quality: our service"),
    "price": _l("Price: how unfair it is felt to be"),
    "access": _l("Cost of access: how hard it is to take part"),
}
KINDS = {
    Kind.APOSTLE: _l("Completely satisfied, coming again"),
    Kind.CONTENT: _l("Satisfied, coming again"),
    Kind.MERCENARY: _l("Satisfied, yet not coming again"),
    Kind.HOSTAGE: _l("Not satisfied, yet coming again"),
    Kind.DEFECTOR: _l("Not satisfied, not coming again"),
}
EFFECTS = {
    "none": _l("hardly any"),
    "small": _l("small"),
    "medium": _l("medium"),
    "large": _l("large"),
}
DIMENSIONS = {
    dimensions.CLASS: _l("Class"),
    dimensions.COUNTRY: _l("Country"),
    dimensions.TIMER: _l("First time or not"),
    dimensions.BEFORE: _l("What they said last time"),
}
GROUPS = {
    dimensions.NONE: _l("Not known"),
    dimensions.FIRST: _l("First time"),
    dimensions.RETURNING: _l("Came before"),
    dimensions.DELIGHTED: _l("Completely satisfied last time"),
    dimensions.SATISFIED: _l("Satisfied last time"),
    dimensions.DISSATISFIED: _l("Not satisfied last time"),
    dimensions.SILENT: _l("No answer last time"),
    "strategic": _l("Strategic"),
    "key": _l("Key"),
    "transactional": _l("Transactional"),
    "risk": _l("Risk"),
}
STATES = {
    "refused": _l("Refused surveys"),
    "bounced": _l("Mail bounced"),
    "begun": _l("Begun"),
    "reminded": _l("Reminded"),
    "invited": _l("Invited"),
}
FIGURES = {
    "overall": _l("Satisfied all in all"),
    "would_return": _l("Will exhibit again"),
    "recommend": _l("Would recommend"),
    "effort": _l("Easy to take part"),
    "goal_attainment": _l("Goals reached (0–1)"),
    "trust": _l("Trust"),
    "satisfaction": _l("Satisfaction with working together"),
    "commitment": _l("Belonging"),
    "friendship": _l("Commercial friendship"),
    "calculative": _l("Staying because leaving costs"),
    "price": _l("Price"),
}
HEADINGS = {
    Asked.SINGLE: (_l("Share"),),
    Asked.MULTIPLE: (_l("Share"),),
    Asked.RANKING: (_l("Mean place"), _l("First place")),
    Asked.POINTS: (_l("Points of 100"),),
    Asked.MATRIX: (_l("Mean"), _l("Answers")),
}

WAYS = {
    responses.MAIL: _l("Personal link or card"),
    DoorKind.LINK.value: _l("Link for everybody"),
    DoorKind.KIOSK.value: _l("Kiosk"),
    responses.IMPORTED: _l("Imported, or parted from its link"),
    responses.UNCHECKED: _l("Not checked yet"),
}
"""Which way answers came."""
