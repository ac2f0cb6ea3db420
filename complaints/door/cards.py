"""Cards for the stands of an event: the code that leads to the form, and the same as a link to copy."""

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from complaints.door import signing
from events.models import Edition, Hall
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation, Stand
from exhibitors.stands import written
from foundation.database import db
from foundation.paging import Page, page
from surveys.doors.cards import AT_ONCE, Card, picture


def _stands(participations: list[int]) -> dict[int, str]:
    places: dict[int, list[tuple[str | None, str]]] = {}
    rows = db.session.execute(
        select(Stand.participation_id, Hall.name, Stand.number)
        .outerjoin(Hall, Hall.id == Stand.hall_id)
        .where(Stand.participation_id.in_(participations))
        .order_by(Hall.name, Stand.number)
    )
    for participation_id, hall, number in rows:
        places.setdefault(participation_id, []).append((hall, number))
    return {key: written(found) for key, found in places.items()}


def cards(edition: Edition, after: str | None) -> tuple[list[Card], Page]:
    """Return a sheet of cards by company, and the page of the list that it is."""
    rows = (
        select(Participation.id, Exhibitor.name, Exhibitor.language)
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .where(Participation.edition_id == edition.id, Participation.status.in_(TAKING_PART))
    )
    found = page(rows, [Exhibitor.name_key, Participation.id], after, size=AT_ONCE)
    stands = _stands([row.id for row in found.rows])
    return [_card(row.id, row.name, row.language, stands.get(row.id)) for row in found.rows], found


def _card(participation_id: int, company: str, language: str | None, stand: str | None) -> Card:
    url = signing.address(participation_id)
    with force_locale(language or "en"):
        heading, lead = _("Something wrong? Tell us at once."), _("Scan the code with your phone.")
    return Card(heading, lead, company, stand, "", picture(url), language or "en")
