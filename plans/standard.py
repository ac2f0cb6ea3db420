"""Templates to begin with: what each class and everybody's first edition is promised."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from exhibitors.models import RelationshipClass as Class
from foundation.database import db
from foundation.languages import later as _l
from plans import versions
from plans.due import Anchor
from plans.models import Phase, PlanTemplate, TemplateItem
from plans.standard_promises import (
    AFTER,
    ARRIVAL,
    DEADLINES,
    GOAL_TALK,
    HANDOVER,
    LAST_VISIT,
    LEAVING,
    PASSES,
    REBOOK,
    REVIEW,
    STAND_PLAN,
    THANKS,
    VISIT,
    Promise,
)


@dataclass(frozen=True)
class Standard:
    """One template: for whom, and its promises."""

    name: str
    promises: tuple[Promise, ...]
    relationship_class: Class | None = None
    first_timers_only: bool = False


STANDARD = (
    Standard(
        _l("Strategic partners"),
        (
            (
                Phase.BEFORE,
                _l("Agree joint plan for the edition with their management"),
                Anchor.START,
                -180,
                4.0,
            ),
            (Phase.BEFORE, _l("Name an executive sponsor and introduce them"), Anchor.START, -150, 1.0),
            GOAL_TALK,
            STAND_PLAN,
            (Phase.BEFORE, _l("Plan speaking slots and press contacts"), Anchor.START, -70, 2.0),
            (Phase.BEFORE, _l("Invite the buyers they named"), Anchor.START, -45, 2.0),
            PASSES,
            ARRIVAL,
            HANDOVER,
            VISIT,
            (
                Phase.SHOW_DAYS,
                _l("Executive sponsor meets their management on the stand"),
                Anchor.START,
                1,
                1.5,
            ),
            LAST_VISIT,
            LEAVING,
            THANKS,
            REVIEW,
            (Phase.AFTER, _l("Agree plan and area for the next edition"), Anchor.END, 35, 3.0),
        ),
        Class.STRATEGIC,
    ),
    Standard(
        _l("Key exhibitors"),
        (
            GOAL_TALK,
            STAND_PLAN,
            DEADLINES,
            (Phase.BEFORE, _l("Propose services that serve their first goal"), Anchor.START, -50, 1.0),
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
        _l("Transactional exhibitors"),
        (DEADLINES, PASSES, VISIT, THANKS, REBOOK),
        Class.TRANSACTIONAL,
    ),
    Standard(
        _l("Risk exhibitors"),
        (
            (Phase.BEFORE, _l("Settle open invoices; no stand without prepayment"), Anchor.START, -60, 1.0),
            (Phase.BEFORE, _l("Confirm the exhibition rules in writing"), Anchor.START, -30, 0.5),
            PASSES,
            (Phase.SHOW_DAYS, _l("Check that stand and conduct follow the rules"), Anchor.START, 0, 0.5),
            (Phase.AFTER, _l("Decide with the manager: again, prepaid, or not"), Anchor.END, 14, 0.5),
        ),
        Class.RISK,
    ),
    Standard(
        _l("First time with us"),
        (
            (
                Phase.BEFORE,
                _l("Welcome call: how the edition works, who helps with what"),
                Anchor.START,
                -100,
                1.0,
            ),
            GOAL_TALK,
            STAND_PLAN,
            DEADLINES,
            (Phase.BEFORE, _l("Check their orders with them: nothing forgotten"), Anchor.START, -40, 0.5),
            PASSES,
            ARRIVAL,
            HANDOVER,
            VISIT,
            (Phase.SHOW_DAYS, _l("Help on the second day: visitors, leads, questions"), Anchor.START, 1, 0.5),
            LAST_VISIT,
            LEAVING,
            THANKS,
            REVIEW,
            REBOOK,
        ),
        first_timers_only=True,
    ),
    Standard(_l("Everybody else"), (DEADLINES, PASSES, VISIT, THANKS, REBOOK)),
)


def _template(standard: Standard) -> PlanTemplate:
    items = [
        TemplateItem(
            position=place, phase=phase, title=str(title), anchor=anchor, offset_days=offset, hours=hours
        )
        for place, (phase, title, anchor, offset, hours) in enumerate(standard.promises)
    ]
    return PlanTemplate(
        name=str(standard.name),
        relationship_class=standard.relationship_class,
        first_timers_only=standard.first_timers_only,
        items=items,
    )


def _let_wait(template: PlanTemplate) -> None:
    there = {item.title: item.id for item in template.items}
    for one, other in AFTER.items():
        if str(one[1]) in there and str(other[1]) in there:
            waiting = next(item for item in template.items if item.title == str(one[1]))
            waiting.after_id = there[str(other[1])]
    db.session.flush()


def add_standard() -> Mapping[str, PlanTemplate]:
    """Add in the current language the standard templates whose name is not there; return them by name."""
    there = set(db.session.scalars(select(PlanTemplate.name)))
    added = {str(one.name): _template(one) for one in STANDARD if str(one.name) not in there}
    db.session.add_all(added.values())
    db.session.flush()
    for template in added.values():
        _let_wait(template)
        versions.keep(template, None)
    return added
