"""Letting one play look now: at once in a small portfolio, as a job in a large one."""

from typing import Any

from sqlalchemy import func, select

from classification.plays.models import Play
from classification.plays.sighting import sight
from classification.plays.sweeping import fire
from exhibitors.models import Exhibitor
from foundation import work
from foundation.database import db, reading

KIND = "play"
AT_ONCE = 1_000


def subject(play_id: int) -> str:
    """Return what the job about a play is found by."""
    return f"play:{play_id}"


def look(play: Play) -> int | None:
    """Return how often the play fired; None where a job looks. A play that is off fires nothing."""
    if not play.active_from:
        return 0
    exhibitors = db.session.scalar(select(func.count()).select_from(Exhibitor)) or 0
    if exhibitors <= AT_ONCE:
        return fire(sight(play))
    job = work.latest(subject(play.id))
    if job is None or not job.open:
        work.queue(KIND, subject=subject(play.id), play_id=play.id)
    return None


@work.handles(KIND)
def run(job: work.Job) -> dict[str, Any]:
    """Look without holding up who writes, then fire."""
    number = job.payload["play_id"]
    with reading():
        play = db.session.get(Play, number)
        seen = sight(play) if play and play.active_from else None
    return {"fired": fire(seen) if seen else 0}
