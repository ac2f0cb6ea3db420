"""What the class room foresaw of an edition's exhibitors, told to the staff scores: rooms that never meet."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select

from classification import assessing, presence, reading, residual
from classification.gathering import visits_of
from classification.held_editions import Calendar
from classification.models import Assessment
from classification.policy import CLASSES
from events.models import Edition
from foundation.database import db
from scoring.foreseen import Foreseen

Whole, Column = NDArray[np.int64], NDArray[np.float64]
A_DAY = timedelta(days=1)
ENOUGH = 30


def foreseen(edition: Edition, before: Edition) -> Foreseen:
    """Return what was known the day before the edition."""
    return Foreseen(_chances(edition, before), _moves(before.ends_on, edition.ends_on))


def _chances(edition: Edition, before: Edition) -> dict[int, float]:
    """The chance to come of each exhibitor that came to the edition before.

    By the retention model of then; where there was none, the share of the show's earlier first-timers, or
    of those who had come before, that came again the next time.
    """
    day = edition.starts_on - A_DAY
    last = assessing.latest_round(day)
    models = residual.Retention.read(last.retention) if last else residual.Retention()
    calendar = reading.calendar(day)
    rows = reading.participations(calendar, None)
    ids = np.unique(rows["exhibitor_id"]).astype(np.int64)
    who, when = np.searchsorted(ids, rows["exhibitor_id"]), calendar.index(rows["edition_id"])
    visits = visits_of(rows, who, when, calendar)
    courses = presence.Courses.of(visits, calendar)
    meant = (courses.show == edition.show_id) & (courses.missed == 0)
    if before.id not in calendar.ids or not meant.any():
        return {}
    chances = residual.return_chances(courses, models, 1)[meant]
    shares = shares_again(*_earlier(visits, calendar, edition.show_id))
    chances = np.where(np.isnan(chances), shares[(courses.visits[meant] > 1).astype(int)], chances)
    known = zip(ids[courses.who[meant]].tolist(), chances.tolist(), strict=True)
    return {exhibitor: chance for exhibitor, chance in known if chance == chance}


def _earlier(visits: presence.Visits, calendar: Calendar, show: int) -> tuple[Whole, Whole, int]:
    """Who came to a show, at which of its editions, and how many it has had."""
    mine = calendar.show[visits.when] == show
    held = int((calendar.show == show).sum())
    return visits.who[mine], calendar.position[visits.when[mine]], held


def shares_again(who: Whole, position: Whole, held: int) -> Column:
    """The share that came again the next time: of first-timers, and of others; NaN on fewer than `ENOUGH`.

    One entry a visit, by exhibitor and then by edition, editions counted from 0.
    """
    first = np.diff(who, prepend=-1) != 0
    again = np.append((np.diff(who) == 0) & (np.diff(position) == 1), False)
    had_next = position < held - 1
    groups = (had_next & first, had_next & ~first)
    return np.array([again[one].mean() if one.sum() >= ENOUGH else np.nan for one in groups])


def _moves(since: date, until: date) -> dict[int, bool]:
    """Whose class was another at the end than at the beginning: True where it rose."""
    then, now = _classes(since), _classes(until)
    places = {name: place for place, name in enumerate(CLASSES)}
    return {
        exhibitor: places[now[exhibitor]] > places[was]
        for exhibitor, was in then.items()
        if now.get(exhibitor, was) != was
    }


def _classes(day: date) -> dict[int, str]:
    """The class of each exhibitor that had one at a day's end."""
    newest = select(func.max(Assessment.id)).where(Assessment.as_of <= day).group_by(Assessment.exhibitor_id)
    query = select(Assessment.exhibitor_id, Assessment.relationship_class)
    query = query.where(Assessment.id.in_(newest), Assessment.relationship_class.is_not(None))
    return {row.exhibitor_id: row.relationship_class for row in db.session.execute(query)}
