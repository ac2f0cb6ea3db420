"""What happened after a past day: who came again, and how area and money moved."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from classification import reading
from classification.gathering import visits_of
from classification.held_editions import Calendar
from classification.presence import Visits
from classification.proving.snapshot import Snapshot

Whole = NDArray[np.int64]
Column = NDArray[np.float64]
Flags = NDArray[np.bool_]
PRESENT, EVERYBODY = "present", "everybody"


@dataclass(frozen=True)
class Aftermath:
    """One entry an exhibitor whose chance to come again has passed; `who` is its place in the snapshot.

    `chance` is that of coming again to any of its shows (`NaN` without a model), `came_before` whether it
    came the time before as well (among those present) or last time (among everybody), `running` its visits
    without a gap. Area in m2 and money in minor units of the house currency are an edition's, at the last
    visit and then on average over the editions after; `NaN` where it was unknown at the last visit.
    `editions` are those that decided.
    """

    who: Whole
    stayed: Flags
    chance: Column
    came_before: Flags
    running: Column
    area: Column
    area_after: Column
    money: Column
    money_after: Column
    editions: Whole


@dataclass(frozen=True)
class _Ahead:
    """The editions that decide, and who came to them; `show` and `counts` are by edition of `calendar`."""

    calendar: Calendar
    deciding: Flags
    visits: Visits


def aftermath(then: Snapshot, editions: int, among: str, now: date) -> Aftermath:
    """Return what the next editions of each show brought, as far as they have begun by `now`.

    A show counts once as many editions as asked for were held after the day. PRESENT came to its last edition
    then, EVERYBODY at least once before.
    """
    ahead = _ahead(then, editions, now)
    courses, shows = then.courses, np.unique(ahead.calendar.show[ahead.deciding])
    counted = np.isin(courses.show, shows) & ((courses.missed == 0) | (among == EVERYBODY))
    width = int(ahead.calendar.show.max(initial=0)) + 1
    mine = (courses.who * width + courses.show)[counted]
    came = ahead.visits.who * width + ahead.calendar.show[ahead.visits.when]
    who, place = np.unique(courses.who[counted], return_inverse=True)
    last, running = courses.last[counted], np.where(courses.missed == 0, courses.running, 0)[counted]
    before = running > (1 if among == PRESENT else 0)

    def whole(amounts: NDArray) -> Column:
        """The sum over an exhibitor's shows."""
        return np.asarray(np.bincount(place, amounts, len(who)), np.float64)

    return Aftermath(
        who=who,
        stayed=whole(np.isin(mine, came)) > 0,
        chance=-np.expm1(whole(np.log1p(-then.chances[counted].clip(0, 1 - 1e-12)))),
        came_before=whole(before) > 0,
        running=np.fmax.reduceat(running[np.argsort(place, kind="stable")], _starts(place)).astype(np.float64)
        if len(who)
        else np.zeros(0),
        area=whole(then.visits.area[last]),
        area_after=whole(_sums(mine, came, ahead.visits.area)) / editions,
        money=whole(then.visits.spend[last]),
        money_after=whole(_sums(mine, came, ahead.visits.spend)) / editions,
        editions=ahead.calendar.ids[ahead.deciding],
    )


def _ahead(then: Snapshot, editions: int, now: date) -> _Ahead:
    calendar = reading.calendar(now)
    size = int(calendar.show.max(initial=0)) + 1
    before = np.bincount(then.calendar.show, minlength=size)
    number = calendar.position - before[calendar.show]
    enough = np.bincount(calendar.show, minlength=size) - before >= editions
    deciding = (number >= 0) & (number < editions) & enough[calendar.show]
    rows = reading.participations(calendar, None)
    when = calendar.index(rows["edition_id"])
    kept = {name: column[deciding[when]] for name, column in rows.items()}
    who = np.searchsorted(then.ids, kept["exhibitor_id"])
    return _Ahead(calendar, deciding, visits_of(kept, who, when[deciding[when]], calendar))


def _starts(place: Whole) -> Whole:
    """Where each group begins once the places are sorted."""
    return np.flatnonzero(np.diff(np.sort(place), prepend=-1))


def _sums(mine: Whole, came: Whole, amounts: Column) -> Column:
    """What was seen of each of `mine` among those that came; unknown amounts count as nothing."""
    keys, place = np.unique(came, return_inverse=True)
    totals = np.bincount(place, np.nan_to_num(amounts), len(keys))
    at = np.searchsorted(keys, mine).clip(max=max(len(keys) - 1, 0))
    return np.where(keys[at] == mine, totals[at], 0.0) if len(keys) else np.zeros(len(mine))
