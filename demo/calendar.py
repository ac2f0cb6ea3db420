"""The demo's shows and editions, placed around today: one edition just over, one coming up."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Fair:
    """A show: where, in which currency, and how many days its newest edition begins after today."""

    name: str
    about: str
    venue: str
    city: str
    country: str
    zone: str
    currency: str
    rate: float
    newest_begins: int
    price_m2: int
    halls: tuple[str, ...]


@dataclass(frozen=True)
class Dates:
    """The days of one edition."""

    name: str
    starts_on: date
    ends_on: date
    build_up_on: date
    breakdown_on: date
    rebooking_until: date


RHINE = Fair(
    name="Rhine Machinery Fair",
    about="Drives, fluid power and machine tools",
    venue="Rheinhallen",
    city="Köln",
    country="DE",
    zone="Europe/Berlin",
    currency="EUR",
    rate=1.0,
    newest_begins=-18,
    price_m2=255,
    halls=("Hall 3", "Hall 4", "Hall 5"),
)
NORDIC = Fair(
    name="Nordic Food Tech",
    about="Machines and ingredients for food and drink",
    venue="Øresund Center",
    city="København",
    country="DK",
    zone="Europe/Copenhagen",
    currency="DKK",
    rate=0.134,
    newest_begins=39,
    price_m2=1750,
    halls=("Hall A", "Hall B"),
)
ASIA = Fair(
    name="Asia Packaging Week",
    about="Packaging machines and materials",
    venue="East Lake Expo Centre",
    city="Shanghai",
    country="CN",
    zone="Asia/Shanghai",
    currency="CNY",
    rate=0.128,
    newest_begins=-160,
    price_m2=1600,
    halls=("W1", "W2"),
)
FAIRS = (ASIA, RHINE, NORDIC)
EDITIONS = 4
SHOW_DAYS = 4
LAST_SAFE_DAY = 28


def dates(fair: Fair, today: date) -> list[Dates]:
    """Return the days of the fair's editions, oldest first, a year apart."""
    newest = today + timedelta(days=fair.newest_begins)
    newest = newest.replace(day=min(newest.day, LAST_SAFE_DAY))
    return [_dates(fair, newest.replace(year=newest.year - back)) for back in range(EDITIONS - 1, -1, -1)]


def _dates(fair: Fair, start: date) -> Dates:
    end = start + timedelta(days=SHOW_DAYS - 1)
    return Dates(
        name=f"{fair.name} {start.year}",
        starts_on=start,
        ends_on=end,
        build_up_on=start - timedelta(days=3),
        breakdown_on=end + timedelta(days=2),
        rebooking_until=end + timedelta(days=60),
    )
