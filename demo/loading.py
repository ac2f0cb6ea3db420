"""The whole demo in the order it would have happened, edition by edition."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from sqlalchemy import delete, func, select, update

from classification import assessing
from classification.models import Assessment
from demo import (
    acted,
    beyond,
    grievances,
    headroom,
    ladders,
    lists,
    opinions,
    order,
    promises,
    pulses,
    put_right,
    service,
    talks,
    team,
    urged,
    ways_in,
    wishes,
)
from demo.attendance import Attendance, attendances
from demo.calendar import EDITIONS, FAIRS, Dates, Fair, dates
from demo.colleagues import TEAM
from demo.companies import companies
from events.models import Edition, Hall, Show, Venue
from foundation.database import db, unit_of_work
from foundation.mail import Mail
from plans import standard
from staff.models import Person

SEED, EXHIBITORS = 2026, 400
JUDGED_AFTER = timedelta(days=75)
Say = Callable[[str], None]


def empty() -> bool:
    """Return whether nobody and nothing is in the database yet."""
    return not db.session.scalar(select(func.count()).select_from(Person)) and not db.session.scalar(
        select(func.count()).select_from(Show)
    )


def _edition(fair: Fair, days: Dates, show: Show, venue: Venue) -> Edition:
    return Edition(
        show=show,
        venue=venue,
        name=days.name,
        starts_on=days.starts_on,
        ends_on=days.ends_on,
        build_up_on=days.build_up_on,
        breakdown_on=days.breakdown_on,
        rebooking_until=days.rebooking_until,
        time_zone=fair.zone,
        currency=fair.currency,
        exchange_rate=fair.rate,
        staff_hours=1600,
    )


def _events(today: date) -> list[tuple[Fair, int, Edition]]:
    """Add shows, venues and editions; return them in the order of time."""
    found = []
    for fair in FAIRS:
        show = Show(name=fair.name, description=fair.about)
        halls = [Hall(name=name) for name in fair.halls]
        venue = Venue(name=fair.venue, city=fair.city, country=fair.country, halls=halls)
        for number, days in enumerate(dates(fair, today)):
            found.append((fair, number, _edition(fair, days, show, venue)))
    db.session.add_all(edition for _, _, edition in found)
    db.session.flush()
    return sorted(found, key=lambda one: one[2].starts_on)


class Loader:
    """Everything an edition needs to be played: who came, who looks after whom, what day it is."""

    def __init__(self, today: date) -> None:
        self.today, self.random = today, Random(SEED)
        self.now = datetime.combine(today, time(7), UTC)
        self.companies = companies(EXHIBITORS, self.random)
        self.by_name = {company.name: company for company in self.companies}
        self.people = team.hire(today, self.random)
        self.gifts: dict[int | None, float] = {self.people[one.name].id: one.gift for one in TEAM}
        self.rows = attendances(self.companies, self.random)

    def of(self, fair: Fair, number: int) -> list[Attendance]:
        """Return who takes part in an edition."""
        return [row for row in self.rows if row.fair is fair and row.edition == number]

    def play(self, fair: Fair, number: int, edition: Edition) -> None:
        """Take one edition from its list to its survey and complaints."""
        rows = self.of(fair, number)
        ids = lists.bring_in(edition, rows, self.people["Jun Okoye"])
        with unit_of_work():
            lists.look_after(rows, self.people)
            wishes.say(edition, rows, ids, self.random)
            promises.keep(edition, self.today, self.gifts, self.random)
            beyond.offer(edition, self.people["Jun Okoye"].id, self.now)
            talks.talk(edition, self.now, self.random)
        if edition.ends_on + timedelta(days=4) < self.today:
            self.listen(edition, number)

    def listen(self, edition: Edition, number: int) -> None:
        """Ask after the show, and hear what is answered."""
        with unit_of_work():
            survey = opinions.ask(edition)
        with unit_of_work():
            opinions.answer(survey, self.by_name, self.gifts, number, self.now, self.random)
            if number == EDITIONS - 1:
                urged.urge(survey, self.people["Ines Moreau"].id, self.now)
            grievances.hear(edition, survey, self.now, self.people, self.random)


def load(today: date, say: Say) -> None:
    """Load the demo as of `today` into an empty database; `say` is told what is being played."""
    with unit_of_work():
        loader = Loader(today)
        standard.add_standard()
        events = _events(today)
    for place, (fair, number, edition) in enumerate(events, start=1):
        say(f"{place} of {len(events)}: {edition.name}")
        loader.play(fair, number, edition)
        _judge(min(edition.ends_on + JUDGED_AFTER, today))
    with unit_of_work():
        order.keep(loader.people["Jun Okoye"])
        pulses.take(_lately([edition for _, _, edition in events], today), Random(SEED))
        ways_in.open_all(loader.now, Random(SEED))
        ladders.code(loader.people["Jun Okoye"].id)
        for _fair, _number, edition in events:
            ladders.ask(edition)
        service.serve([edition for _, _, edition in events], loader.people, today)
        put_right.put_right(loader.now, loader.people)
    order.find_twins()
    with unit_of_work():
        headroom.enter()
    _judge(today)
    acted.begin(today)
    acted.look_back(today)
    with unit_of_work():
        db.session.execute(delete(Mail))


def _lately(editions: list[Edition], today: date) -> list[Edition]:
    """The newest edition of each show that is over, the latest first."""
    over = {one.show_id: one for one in editions if one.ends_on + timedelta(days=2) < today}
    return sorted(over.values(), key=lambda one: one.starts_on, reverse=True)


def _judge(day: date) -> None:
    """Assess everybody as of a past day, and date the assessments to the night they belong to."""
    with unit_of_work():
        assessing.assess_all(day)
        night = datetime.combine(day, time(2), UTC)
        db.session.execute(update(Assessment).where(Assessment.as_of == day).values(assessed_at=night))
