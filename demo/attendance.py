"""Who takes part in which edition, with how much area, at what price: companies' lives, played once."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from demo.calendar import EDITIONS, FAIRS, Fair
from demo.companies import Company

AREAS = (9, 12, 15, 18, 24, 30, 36, 48, 60, 72, 96, 120, 144)
SECOND_FAIR, STARTS, CANCELS, NO_SHOW = 0.22, 0.55, 0.03, 0.015
BAD_PAYERS = 0.04


@dataclass(frozen=True)
class Attendance:
    """One company at one edition of one fair (0 is the oldest); money in minor units of its currency."""

    company: Company
    fair: Fair
    edition: int
    status: str
    area_m2: int
    package: str
    stand: str
    price_minor: int
    paid: float
    cost_hours: float
    first: bool


def _area(company: Company, step: int) -> int:
    """Return the area for a size, moved up or down the ladder of usual areas by `step`."""
    place = int(company.size * len(AREAS) * 1.4) + step
    return AREAS[max(0, min(place, len(AREAS) - 1))]


def _stands(fair: Fair) -> Iterator[str]:
    for row in "ABCDEFGHJK":
        for number in range(10, 60):
            for hall in fair.halls:
                yield f"{hall}: {row}{number}"


def _seasons(company: Company, start: int, random: Random) -> list[tuple[int, int]]:
    """Return (edition, step on the area ladder) for each edition the company comes to, until it leaves."""
    found, step, away = [], 0, 0
    for edition in range(start, EDITIONS):
        comes = random.random() < (0.45 + 0.55 * company.care if not away else 0.25 * company.care)
        if edition == start or comes:
            found.append((edition, step))
            away = 0
        else:
            away += 1
        drift = random.random()
        step += 1 if drift < 0.30 * company.care else (-1 if drift > 0.82 + 0.1 * company.care else 0)
    return found


def _lives(companies: list[Company], random: Random) -> Iterator[tuple[Company, Fair, int, int, bool]]:
    for company in companies:
        home = random.randrange(len(FAIRS))
        fairs = [FAIRS[home]]
        if random.random() < SECOND_FAIR + 0.4 * company.size:
            fairs.append(FAIRS[(home + 1) % len(FAIRS)])
        for fair in fairs:
            start = 0 if random.random() < STARTS else random.randrange(1, EDITIONS)
            for number, (edition, step) in enumerate(_seasons(company, start, random)):
                yield company, fair, edition, step, number == 0


def _status(fair: Fair, edition: int, random: Random) -> str:
    drawn, newest = random.random(), edition == EDITIONS - 1
    if drawn < CANCELS:
        return "cancelled"
    if newest and fair.newest_begins > 0:
        return "contracted" if drawn < 0.8 else "reserved"
    return "no_show" if drawn < CANCELS + NO_SHOW else "attended"


def attendances(companies: list[Company], random: Random) -> list[Attendance]:
    """Return everybody's participations, edition by edition."""
    bad = {one.name for one in random.sample(companies, int(BAD_PAYERS * len(companies)))}
    stands: dict[tuple[str, int], Iterator[str]] = {}
    found = []
    for company, fair, edition, step, first in _lives(companies, random):
        place = stands.setdefault((fair.name, edition), _stands(fair))
        area = _area(company, step)
        package = "shell_scheme" if area <= 18 else "space_only"
        price = (
            round(area * fair.price_m2 * (1 + 0.03 * edition) * (1.15 if package == "shell_scheme" else 1))
            * 100
        )
        paid = random.choice((0.0, 0.3)) if company.name in bad and edition >= EDITIONS - 2 else 1.0
        hours = round(3 + area / 8 + 6 * (1 - company.care) * random.random(), 1)
        status = _status(fair, edition, random)
        found.append(
            Attendance(company, fair, edition, status, area, package, next(place), price, paid, hours, first)
        )
    return sorted(found, key=lambda one: (one.edition, one.fair.name))
