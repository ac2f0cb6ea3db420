"""The demo's exhibitors: fictional companies and the people who work there."""

from dataclasses import dataclass
from random import Random

from demo.lands import LANDS, Land
from exhibitors.names import name_key

JOBS = ("Head of marketing", "Managing director", "Trade show manager", "Sales director")
TWO_CONTACTS = 0.4


@dataclass(frozen=True)
class Person:
    """Somebody at an exhibitor."""

    name: str
    email: str
    job: str


@dataclass(frozen=True)
class Company:
    """`size` 0-1 drives area and price, `care` 0-1 how well it fares with us and whether it comes back."""

    name: str
    land: Land
    city: str
    industry: str
    website: str
    people: tuple[Person, ...]
    size: float
    care: float


def _name(land: Land, random: Random) -> tuple[str, str]:
    head, trade = random.choice(land.stems) + random.choice(land.endings), random.choice(land.trades)
    form = random.choice(land.forms)
    if land.language == "zh_CN":
        return f"{random.choice(land.cities)}{head}{trade}{form}", trade
    return f"{head} {trade} {form}", trade


def _people(land: Land, host: str, random: Random) -> tuple[Person, ...]:
    people = []
    for number, job in enumerate(random.sample(JOBS, 1 + (random.random() < TWO_CONTACTS)), 1):
        first, last = random.choice(land.first), random.choice(land.last)
        name = last + first if land.language == "zh_CN" else f"{first} {last}"
        people.append(Person(name, f"contact{number}@{host}", job))
    return tuple(people)


def companies(count: int, random: Random) -> list[Company]:
    """Return `count` companies, no two of which the import would take for one."""
    found: dict[str, Company] = {}
    while len(found) < count:
        land = random.choices(LANDS, [land.weight for land in LANDS])[0]
        name, trade = _name(land, random)
        key = name_key(name)
        if key in found:
            continue
        host = f"exhibitor{len(found) + 1}.example"
        people = _people(land, host, random)
        size, care = random.betavariate(1.2, 4), random.betavariate(3, 2)
        city, website = random.choice(land.cities), f"https://www.{host}"
        found[key] = Company(name, land, city, trade, website, people, size, care)
    return list(found.values())
