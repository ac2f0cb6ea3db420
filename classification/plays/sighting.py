"""What a play has not fired for yet, read without holding up anybody who writes."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from classification.assessing import today
from classification.plays import lasting, occasions
from classification.plays.limits import FRESH, Occasion
from classification.plays.models import Firing, Play
from foundation.database import db

READ = occasions.READ | lasting.READ


@dataclass(frozen=True)
class Sighting:
    """What a play of this version saw on a day, and its newest firing at that time (0: none)."""

    play_id: int
    version: int
    day: date
    occasions: list[Occasion]
    newest: int


def sight(play: Play) -> Sighting:
    """Return what happened since a play was switched on and lately, or is still so today."""
    assert play.active_from is not None
    day = today()
    begin = max(play.active_from, day - FRESH)
    first = day - lasting.LONGEST if play.trigger in lasting.READ else begin
    newest = db.session.scalar(select(func.max(Firing.id)).where(Firing.play_id == play.id)) or 0
    before = fired_events(play.id)
    found = READ[play.trigger](occasions.span_of(play, first, day, day))
    fresh = (one for one in found if (one.stands or one.day >= begin) and one.day <= day)
    new = [one for one in fresh if (one.exhibitor_id, one.event) not in before]
    return Sighting(play.id, play.version, day, new, newest)


def fired_events(play_id: int, after: int = 0) -> set[tuple[int, str]]:
    """Return (exhibitor, event) of a play's firings numbered above `after`."""
    mine = select(Firing.exhibitor_id, Firing.event).where(Firing.play_id == play_id, Firing.id > after)
    return {(exhibitor_id, event) for exhibitor_id, event in db.session.execute(mine)}
