"""Plays to begin with: proposed on an empty page, switched off until somebody wants them."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from classification.plays.models import Play, Trigger
from exhibitors.models import RelationshipClass
from foundation.database import db

BEST = [RelationshipClass.STRATEGIC.value, RelationshipClass.KEY.value]


def _proposed() -> list[dict[str, Any]]:
    return [
        {
            "name": _("A strategic exhibitor complains"),
            "trigger": Trigger.COMPLAINT,
            "classes": BEST[:1],
            "task_title": _("Call the sponsor on our board and the exhibitor today"),
            "task_days": 1,
            "escalate_days": 1,
            "rest_days": 7,
        },
        {
            "name": _("A key exhibitor may leave"),
            "trigger": Trigger.ALERT,
            "classes": BEST,
            "task_title": _("Visit or call: ask what has to change for the next edition"),
            "task_days": 7,
            "escalate_days": 7,
        },
        {
            "name": _("Too long without contact"),
            "trigger": Trigger.NO_CONTACT,
            "amount": 12,
            "classes": BEST,
            "task_title": _("Call and ask how business is going"),
            "task_days": 10,
            "escalate_days": 14,
            "rest_days": 60,
        },
        {
            "name": _("The stand shrinks"),
            "trigger": Trigger.STAND_SHRINKS,
            "amount": 25,
            "classes": [],
            "task_title": _("Ask why the stand became smaller, and what it would take to grow again"),
            "task_days": 14,
        },
        {
            "name": _("The rebooking date comes near"),
            "trigger": Trigger.REBOOKING_NEAR,
            "amount": 21,
            "classes": BEST,
            "task_title": _("Offer the stand of choice before the rebooking date"),
            "task_days": 5,
            "escalate_days": 5,
        },
    ]


def add_standard() -> int:
    """Store the standard plays whose names are not taken, switched off; return how many."""
    taken = set(db.session.scalars(select(Play.name)))
    new = [Play(**values) for values in _proposed() if values["name"] not in taken]
    db.session.add_all(new)
    db.session.flush()
    return len(new)
