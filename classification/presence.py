"""Who came when: editions missed, gaps, growth, and the histories that retention is fitted on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classification.held_editions import Calendar

Whole = NDArray[np.int64]
Column = NDArray[np.float64]


@dataclass(frozen=True)
class Visits:
    """One entry a participation at an edition held, by exhibitor, show and edition in that order.

    Area in m2 and spend in house currency are `NaN` where unknown.
    """

    who: Whole
    when: Whole
    area: Column
    spend: Column

    @classmethod
    def of(cls, who: Whole, when: Whole, area: Column, spend: Column, calendar: Calendar) -> "Visits":
        """The visits, put in order."""
        order = np.lexsort((when, calendar.show[when], who))
        return cls(who[order], when[order], area[order], spend[order])


@dataclass(frozen=True)
class Courses:
    """One entry an exhibitor and show it ever came to: how often, and when first, last but one, and last.

    `missed` counts the show's editions after the last visit, `gap` those between the last two (`NaN`: came
    once), `chances` those after the first visit, `running` the visits up to the last without a gap; `last` is
    the place of the last visit among the visits.
    """

    who: Whole
    show: Whole
    visits: Whole
    recency: Whole
    chances: Whole
    missed: Whole
    gap: Column
    running: Whole
    last: Whole

    @classmethod
    def of(cls, visits: Visits, calendar: Calendar) -> "Courses":
        """The courses of all exhibitors."""
        show, position = calendar.show[visits.when], calendar.position[visits.when]
        first = np.flatnonzero((np.diff(visits.who, prepend=-1) != 0) | (np.diff(show, prepend=-1) != 0))
        last = np.append(first[1:], visits.who.size)[: len(first)] - 1
        held = calendar.held[visits.when[last]]
        once = first == last
        broken = np.diff(position, prepend=-1) != 1
        broken[first] = True
        begun = np.maximum.accumulate(np.where(broken, np.arange(len(broken)), 0))
        return cls(
            who=visits.who[first],
            show=show[first],
            visits=last - first + 1,
            recency=position[last] - position[first],
            chances=held - 1 - position[first],
            missed=held - 1 - position[last],
            gap=np.where(once, np.nan, position[last] - position[last - 1] - 1.0),
            running=last - begun[last] + 1,
            last=last,
        )


def stays(courses: Courses, size: int) -> tuple[Column, Column, Column]:
    """Participations, editions missed since the last, and the gap before it, of each exhibitor.

    Missed is the least over the shows it came to: who still comes to one of them has not lapsed. The gap is
    that show's (the smallest where several are level).
    """
    participations = np.asarray(np.bincount(courses.who, courses.visits, size), np.float64)
    missed, gap = np.full(size, np.inf), np.full(size, np.inf)
    np.minimum.at(missed, courses.who, courses.missed)
    level = (courses.missed == missed[courses.who]) & ~np.isnan(courses.gap)
    np.minimum.at(gap, courses.who[level], courses.gap[level])
    return participations, np.where(np.isinf(missed), np.nan, missed), np.where(np.isinf(gap), np.nan, gap)


def growth(visits: Visits, calendar: Calendar, amounts: Column, size: int) -> Column:
    """How an amount changed from the visit before to the latest, at the same show; 0.1 is a tenth more."""
    found = np.full(size, np.nan)
    if visits.who.size < 2:
        return found
    show = calendar.show[visits.when]
    same = (visits.who[1:] == visits.who[:-1]) & (show[1:] == show[:-1]) & (amounts[:-1] > 0)
    change = np.full(len(amounts), np.nan)
    change[1:][same] = amounts[1:][same] / amounts[:-1][same] - 1
    by_day = np.lexsort((visits.when, visits.who))
    found[visits.who[by_day]] = change[by_day]
    return found
