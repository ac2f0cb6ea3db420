"""An exhibitor's page reads here: what was said, and every edition it took part in."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from events.models import Edition
from exhibitors.growth import Growth, Taken, growth
from exhibitors.held import is_held
from exhibitors.interaction import Interaction
from exhibitors.models import Contact
from exhibitors.participation import TAKING_PART, Participation
from exhibitors.queries import stands
from exhibitors.stands import written
from foundation.database import db
from foundation.paging import Page, page
from staff.models import Person

KEYS = (Interaction.happened_at, Interaction.id)


def interactions(exhibitor_id: int, cursor: str | None = None, size: int = 20) -> Page:
    """Return one page of what was said and done with the exhibitor, newest first.

    Rows have id, kind, happened_at, summary, body, edition_id, contact and person (names, None when gone).
    """
    query = (
        select(
            Interaction.id,
            Interaction.kind,
            Interaction.happened_at,
            Interaction.summary,
            Interaction.body,
            Interaction.edition_id,
            Contact.name.label("contact"),
            Person.name.label("person"),
        )
        .outerjoin(Contact, Contact.id == Interaction.contact_id)
        .outerjoin(Person, Person.id == Interaction.person_id)
        .where(Interaction.exhibitor_id == exhibitor_id)
    )
    return page(query, KEYS, cursor, descending=True, size=size)


@dataclass(frozen=True)
class AtEdition:
    """A participation with its edition, stands as text, and growth against the edition before."""

    participation_id: int
    edition_id: int
    edition: str
    starts_on: date
    currency: str
    status: str
    kind: str
    package: str | None
    stands: str
    net_area_m2: float | None
    price_minor: int | None
    paid_minor: int
    due_on: date | None
    growth: Growth


def participations(exhibitor_id: int) -> list[AtEdition]:
    """Return every participation of the exhibitor, oldest edition first.

    Growth counts where it took part; prices are compared in the house currency. Editions that do not count
    are placed after the others, so that they stand between nobody's visits.
    """
    order = ~is_held(), Edition.starts_on, Edition.id
    place = func.row_number().over(partition_by=Edition.show_id, order_by=order)
    placed = select(Edition.id, place.label("place")).cte("placed")
    query = (
        select(Participation, Edition, placed.c.place)
        .join(Edition, Edition.id == Participation.edition_id)
        .join(placed, placed.c.id == Edition.id)
        .where(Participation.exhibitor_id == exhibitor_id)
        .order_by(Edition.starts_on, Edition.id)
    )
    rows = [(one, edition, number) for one, edition, number in db.session.execute(query)]
    where = stands([one.id for one, _edition, _place in rows])
    changes = growth([_taken(*row) for row in rows])
    return [
        _at_edition(one, edition, written(where.get(one.id, ())), change)
        for (one, edition, _place), change in zip(rows, changes, strict=True)
    ]


def _taken(one: Participation, edition: Edition, place: int) -> Taken:
    if one.status not in TAKING_PART:
        return Taken(edition.show_id, place)
    price = None if one.price_minor is None else one.price_minor * edition.exchange_rate
    return Taken(edition.show_id, place, one.net_area_m2, price)


def _at_edition(one: Participation, edition: Edition, where: str, change: Growth) -> AtEdition:
    return AtEdition(
        participation_id=one.id,
        edition_id=edition.id,
        edition=edition.name,
        starts_on=edition.starts_on,
        currency=edition.currency,
        status=one.status,
        kind=one.kind,
        package=one.package,
        stands=where,
        net_area_m2=one.net_area_m2,
        price_minor=one.price_minor,
        paid_minor=one.paid_minor,
        due_on=one.due_on,
        growth=change,
    )
