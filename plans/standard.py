"""Templates to begin with: what each class and everybody's first edition is promised."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from exhibitors.models import RelationshipClass as Class
from foundation.database import db
from plans.due import Anchor
from plans.models import Phase, PlanTemplate, TemplateItem

Promise = tuple[Phase, str, Anchor, int, float]

GOAL_TALK = (Phase.BEFORE, "Talk about goals for this edition and write them down", Anchor.START, -90, 1.0)
STAND_PLAN = (Phase.BEFORE, "Confirm stand position and neighbours in writing", Anchor.START, -75, 0.5)
DEADLINES = (
    Phase.BEFORE,
    "Send the order deadlines for power, internet and stand cleaning",
    Anchor.START,
    -60,
    0.25,
)
PASSES = (Phase.BEFORE, "Send exhibitor passes and visitor invitations", Anchor.START, -21, 0.25)
ARRIVAL = (
    Phase.BUILD_UP,
    "Meet at the stand on arrival: power, access and deliveries work",
    Anchor.BUILD_UP,
    0,
    0.5,
)
HANDOVER = (Phase.BUILD_UP, "Walk through the finished stand and clear open points", Anchor.START, -1, 0.5)
VISIT = (Phase.SHOW_DAYS, "Visit the stand on the first day", Anchor.START, 0, 0.5)
LAST_VISIT = (Phase.SHOW_DAYS, "Visit on the last day: what went well, what did not", Anchor.END, 0, 0.5)
LEAVING = (
    Phase.BREAKDOWN,
    "Confirm collection of goods and the stand's hand-back",
    Anchor.BREAKDOWN,
    0,
    0.25,
)
THANKS = (Phase.AFTER, "Send thanks and the visitor figures", Anchor.END, 7, 0.25)
REVIEW = (Phase.AFTER, "Go through goals and results together", Anchor.END, 21, 1.5)
REBOOK = (Phase.AFTER, "Offer next edition's stand before rebooking ends", Anchor.END, 28, 0.5)


@dataclass(frozen=True)
class Standard:
    """One template: for whom, and its promises."""

    name: str
    promises: tuple[Promise, ...]
    relationship_class: Class | None = None
    first_timers_only: bool = False


STANDARD = (
    Standard(
        "Strategic partners",
        (
            (Phase.BEFORE, "Agree joint plan for the edition with their management", Anchor.START, -180, 4.0),
            (Phase.BEFORE, "Name an executive sponsor and introduce them", Anchor.START, -150, 1.0),
            GOAL_TALK,
            STAND_PLAN,
            (Phase.BEFORE, "Plan speaking slots and press contacts", Anchor.START, -70, 2.0),
            (Phase.BEFORE, "Invite the buyers they named", Anchor.START, -45, 2.0),
            PASSES,
            ARRIVAL,
            HANDOVER,
            VISIT,
            (Phase.SHOW_DAYS, "Executive sponsor meets their management on the stand", Anchor.START, 1, 1.5),
            LAST_VISIT,
            LEAVING,
            THANKS,
            REVIEW,
            (Phase.AFTER, "Agree plan and area for the next edition", Anchor.END, 35, 3.0),
        ),
        Class.STRATEGIC,
    ),
    Standard(
        "Key exhibitors",
        (
            GOAL_TALK,
            STAND_PLAN,
            DEADLINES,
            (Phase.BEFORE, "Propose services that serve their first goal", Anchor.START, -50, 1.0),
            PASSES,
            ARRIVAL,
            VISIT,
            LAST_VISIT,
            LEAVING,
            THANKS,
            REVIEW,
            REBOOK,
        ),
        Class.KEY,
    ),
    Standard(
        "Transactional exhibitors",
        (DEADLINES, PASSES, VISIT, THANKS, REBOOK),
        Class.TRANSACTIONAL,
    ),
    Standard(
        "Risk exhibitors",
        (
            (Phase.BEFORE, "Settle open invoices; no stand without prepayment", Anchor.START, -60, 1.0),
            (Phase.BEFORE, "Confirm the exhibition rules in writing", Anchor.START, -30, 0.5),
            PASSES,
            (Phase.SHOW_DAYS, "Check that stand and conduct follow the rules", Anchor.START, 0, 0.5),
            (Phase.AFTER, "Decide with the manager: again, prepaid, or not", Anchor.END, 14, 0.5),
        ),
        Class.RISK,
    ),
    Standard(
        "First time with us",
        (
            (
                Phase.BEFORE,
                "Welcome call: how the edition works, who helps with what",
                Anchor.START,
                -100,
                1.0,
            ),
            GOAL_TALK,
            STAND_PLAN,
            DEADLINES,
            (Phase.BEFORE, "Check their orders with them: nothing forgotten", Anchor.START, -40, 0.5),
            PASSES,
            ARRIVAL,
            HANDOVER,
            VISIT,
            (Phase.SHOW_DAYS, "Help on the second day: visitors, leads, questions", Anchor.START, 1, 0.5),
            LAST_VISIT,
            LEAVING,
            THANKS,
            REVIEW,
            REBOOK,
        ),
        first_timers_only=True,
    ),
    Standard("Everybody else", (DEADLINES, PASSES, VISIT, THANKS, REBOOK)),
)


def _template(standard: Standard) -> PlanTemplate:
    items = [
        TemplateItem(position=place, phase=phase, title=title, anchor=anchor, offset_days=offset, hours=hours)
        for place, (phase, title, anchor, offset, hours) in enumerate(standard.promises)
    ]
    return PlanTemplate(
        name=standard.name,
        relationship_class=standard.relationship_class,
        first_timers_only=standard.first_timers_only,
        items=items,
    )


def add_standard() -> Mapping[str, PlanTemplate]:
    """Add the standard templates whose name is not there yet; return those added, by name."""
    there = set(db.session.scalars(select(PlanTemplate.name)))
    added = {one.name: _template(one) for one in STANDARD if one.name not in there}
    db.session.add_all(added.values())
    db.session.flush()
    return added
