"""Levelling: which promises are done earlier, or by somebody else, so that nobody's week is too full.

A whole-number programme (HiGHS, through SciPy) over the promises of weeks that are too full: each stays, is
done in an earlier week by its owner, or is given to somebody who has room; as few hours as possible stay too
many, then as little as possible is moved. A week earlier is a lesser change than another face.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from staffing.workload import Cell

MOST = 400
"""Promises looked at together, those of the fullest weeks first."""
SECONDS = 4.0
WEEK_COST, PERSON_COST, HOUR_OVER = 1.0, 6.0, 100.0
Place = tuple[int, date]


@dataclass(frozen=True)
class Movable:
    """An open promise in a week that is too full: whose and when, and who could do it instead."""

    item: int
    person: int | None
    week: date
    hours: float
    earlier: bool
    others: frozenset[int]


@dataclass(frozen=True)
class Move:
    """A promise goes to a person and a week."""

    item: int
    person: int
    week: date


@dataclass(frozen=True)
class Levelled:
    """The moves, and the hours that stay too many by person and week."""

    moves: list[Move]
    left: dict[Place, float]


def options(one: Movable, weeks: Sequence[date]) -> list[tuple[Place, float]]:
    """Return where a promise may go and what that costs; a promise that somebody owns may stay."""
    found: list[tuple[Place, float]] = []
    if one.person is not None:
        found.append(((one.person, one.week), 0.0))
        if one.earlier:
            before = [week for week in weeks if week < one.week]
            found += [
                ((one.person, week), WEEK_COST * place) for place, week in enumerate(reversed(before), 1)
            ]
    found += [((other, one.week), PERSON_COST) for other in sorted(one.others)]
    return found


def level(movable: Sequence[Movable], cells: Mapping[Place, Cell], weeks: Sequence[date]) -> Levelled:
    """Return the moves of least cost; `cells` hold everybody's weeks as they are now."""
    chosen = [one for one in movable if options(one, weeks)][:MOST]
    if not chosen:
        return Levelled([], {place: cell.over for place, cell in cells.items() if cell.over})
    ways = [(number, *way) for number, one in enumerate(chosen) for way in options(one, weeks)]
    picked, left = _solve(chosen, ways, _room(chosen, cells))
    moves = [
        Move(chosen[number].item, *place)
        for number, place in picked
        if place != (chosen[number].person, chosen[number].week)
    ]
    return Levelled(moves, left)


def _room(chosen: Sequence[Movable], cells: Mapping[Place, Cell]) -> dict[Place, float]:
    """What each week has left once the chosen promises are lifted out of it."""
    room = {place: cell.capacity - cell.owed - cell.elsewhere for place, cell in cells.items()}
    for one in chosen:
        if one.person is not None and (one.person, one.week) in room:
            room[one.person, one.week] += one.hours
    return room


def _solve(
    chosen: Sequence[Movable], ways: Sequence[tuple[int, Place, float]], room: Mapping[Place, float]
) -> tuple[list[tuple[int, Place]], dict[Place, float]]:
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import lil_array

    places = sorted({place for _, place, _ in ways} & room.keys())
    row = {place: number for number, place in enumerate(places)}
    size = len(ways) + len(places)
    once, spent = lil_array((len(chosen), size)), lil_array((len(places), size))
    cost: Any = np.full(size, HOUR_OVER)
    for column, (number, place, price) in enumerate(ways):
        once[number, column] = 1
        cost[column] = price + 1e-3 * chosen[number].hours
        if place in row:
            spent[row[place], column] = chosen[number].hours
    for number in range(len(places)):
        spent[number, len(ways) + number] = -1
    most: Any = np.array([room[place] for place in places])
    whole: Any = np.concatenate([np.ones(len(ways)), np.zeros(len(places))])
    upper: Any = np.concatenate([np.ones(len(ways)), np.full(len(places), np.inf)])
    found = milp(
        cost,
        constraints=[
            LinearConstraint(once.tocsr(), 1, 1),
            LinearConstraint(spent.tocsr(), -np.inf, most),
        ],
        bounds=Bounds(0, upper),
        integrality=whole,
        options={"time_limit": SECONDS, "mip_rel_gap": 1e-2},
    )
    if found.x is None:
        return [], {place: max(0.0, -left) for place, left in room.items() if left < 0}
    picked = [ways[column][:2] for column in range(len(ways)) if found.x[column] > 0.5]
    over = {place: float(found.x[len(ways) + number]) for place, number in row.items()}
    return picked, {place: hours for place, hours in over.items() if hours > 0.05}
