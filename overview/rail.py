"""The figures beside the steps in the left rail: what is open, what is late.

They stand on every page, so those of a large edition are counted now and then: a process keeps them for a
millisecond an exhibitor, from `MANY` on. The dashboard counts anew.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flask import current_app, g, request
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from complaints.queries import end_of_day
from events.current import current_edition
from events.models import Edition
from exhibitors.duplicates import review
from foundation import clock
from foundation.access import allows
from foundation.figures import percent
from overview.steps import Steps, steps

MANY, MOST_ALIKE = 1_000, 99
KEPT = "standwell.rail"
LINKED = ("plans.my_day", "classification.upgrades", "scoring.reports", "people.outbox")
ELSEWHERE = {
    "overview.exhibitor": "exhibitors",
    "overview.evidence": "plans",
    "look.edit": "surveys",
    "overview.search": "",
}
WITHIN = {"risk_letters": "classification"}
"""Rooms that stand in another one's place in the rail."""


@dataclass(frozen=True)
class Count:
    """A figure in the rail; `late` ones are marked. `within` narrows the link to what is counted."""

    text: str
    late: bool = False
    within: dict[str, str] = field(default_factory=dict)


def _kept() -> dict[int, tuple[datetime, Steps]]:
    """Return this process's counts by edition, each with the instant until which it is kept."""
    return current_app.extensions.setdefault(KEPT, {})


def count_now(edition: Edition) -> Steps:
    """Count where an edition stands, and keep that for the rail of this page and the next ones."""
    now = clock.now()
    counted = steps(edition, clock.today(edition.time_zone), end_of_day(now, edition.time_zone))
    kept = timedelta(milliseconds=counted.exhibitors if counted.exhibitors >= MANY else 0)
    _kept()[edition.id] = now + kept, counted
    g.steps = counted
    return counted


def current_steps() -> Steps | None:
    """Return the current edition's counts: this request's, those kept, or new ones."""
    edition = current_edition()
    if edition is None or "steps" in g:
        return g.get("steps")
    until, counted = _kept().get(edition.id, (None, None))
    return counted if until and clock.now() < until else count_now(edition)


def _alike() -> int:
    """Count the pairs that look alike, once a request."""
    if "alike" not in g:
        g.alike = review.counted(review.Filters(), MOST_ALIKE) if allows("exhibitors.merge") else 0
    return g.alike


def counts() -> dict[str, Count]:
    """Return the rail's figures by endpoint, counted once a request."""
    if "rail_counts" not in g:
        g.rail_counts = _counts()
    return g.rail_counts


def _counts() -> dict[str, Count]:
    now = current_steps()
    alike = _alike()
    duplicates = {"duplicates.index": Count(str(alike) if alike <= MOST_ALIKE else f"{MOST_ALIKE}+")}
    if now is None:
        return duplicates if alike else {}
    without, gaps = now.exhibitors - now.with_goals, now.needs.gaps
    found = {
        "exhibitors.index": Count(str(now.exhibitors), within={"at": "in"}) if now.exhibitors else None,
        "goals.index": Count(_("%(n)s to ask", n=without)) if without else None,
        "expertise.index": Count(ngettext("%(num)s gap", "%(num)s gaps", gaps)) if gaps else None,
        "plans.index": Count(_("%(n)s late", n=now.promises_late), late=True) if now.promises_late else None,
        "surveys.index": Count(percent(now.answered / now.invited)) if now.invited else None,
        "complaints.index": Count(_("%(n)s due", n=now.complaints_due), late=True)
        if now.complaints_due
        else None,
    }
    shown = {endpoint: count for endpoint, count in found.items() if count}
    return shown | duplicates if alike else shown


def is_here(endpoint: str) -> bool:
    """Return whether the rail's link to `endpoint` is that of this page: its own, or else its room's."""
    asked, rooms = request.endpoint or "", request.blueprints
    if asked in LINKED or endpoint in LINKED:
        return asked == endpoint
    room = rooms[-1] if rooms else ""
    return endpoint.partition(".")[0] == ELSEWHERE.get(asked, WITHIN.get(room, room))


def context() -> dict[str, Any]:
    """Give pages which of the rail's links is theirs, and signed-in people's pages its figures."""
    return {"is_here": is_here} | ({"rail_counts": counts} if current_user.is_authenticated else {})
