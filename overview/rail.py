"""The figures beside the steps in the left rail: what is open, what is late."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import current_app, g
from flask_babel import gettext as _
from flask_login import current_user

from events.current import current_edition
from foundation import clock
from foundation.figures import percent
from overview.steps import Steps, steps


@dataclass(frozen=True)
class Count:
    """A figure in the rail; `late` ones are marked."""

    text: str
    late: bool = False


def current_steps() -> Steps | None:
    """Return the six steps' counts of the current edition, read once a request."""
    edition = current_edition()
    if "steps" not in g:
        until = clock.now() + timedelta(days=1)
        base = current_app.config["MINIMUM_BASE"]
        g.steps = steps(edition, clock.today(edition.time_zone), until, base) if edition else None
    return g.steps


def counts() -> dict[str, Count]:
    """Return the rail's figures by endpoint."""
    now = current_steps()
    if now is None:
        return {}
    without, gaps = now.exhibitors - now.with_goals, now.skills_needed - now.skills_met
    found = {
        "exhibitors.index": Count(str(now.exhibitors)) if now.exhibitors else None,
        "goals.index": Count(_("%(n)s open", n=without)) if without else None,
        "expertise.index": Count(_("%(n)s gaps", n=gaps)) if gaps else None,
        "plans.index": Count(_("%(n)s late", n=now.promises_late), late=True) if now.promises_late else None,
        "surveys.index": Count(percent(now.answered / now.invited)) if now.invited else None,
        "complaints.index": Count(_("%(n)s due", n=now.complaints_due), late=True)
        if now.complaints_due
        else None,
    }
    return {endpoint: count for endpoint, count in found.items() if count}


def context() -> dict[str, Any]:
    """Give signed-in pages the rail's figures."""
    return {"rail_counts": counts} if current_user.is_authenticated else {}
