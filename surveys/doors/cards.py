"""Cards to print: who stands on them, the code as a picture, the address to type."""

from dataclasses import dataclass

from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy import select

from events.models import Hall
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation, Stand
from exhibitors.stands import written
from foundation.database import db
from foundation.paging import Page, page
from surveys.doors.models import Door
from surveys.doors.opening import address
from surveys.models import Invitation, Survey

AT_ONCE = 24


@dataclass(frozen=True)
class Card:
    """One card, in its exhibitor's language."""

    heading: str
    lead: str
    company: str | None
    stand: str | None
    address: str
    code: Markup
    language: str


def picture(url: str) -> Markup:
    """Return the address as a QR code, an SVG picture; a third of it may be dirty."""
    import segno  # only who prints cards needs it

    made = segno.make(url, error="q", micro=False)
    drawn = made.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None, title=url)
    return Markup(drawn.replace("<svg ", '<svg role="img" ', 1))  # noqa: S704  (drawn from our own address)


def _shown(url: str) -> str:
    return url.partition("://")[2]


def _stands(exhibitors: list[int], edition_id: int) -> dict[int, str]:
    places: dict[int, list[tuple[str | None, str]]] = {}
    rows = db.session.execute(
        select(Participation.exhibitor_id, Hall.name, Stand.number)
        .join(Stand, Stand.participation_id == Participation.id)
        .outerjoin(Hall, Hall.id == Stand.hall_id)
        .where(Participation.edition_id == edition_id, Participation.exhibitor_id.in_(exhibitors))
        .order_by(Hall.name, Stand.number)
    )
    for exhibitor_id, hall, number in rows:
        places.setdefault(exhibitor_id, []).append((hall, number))
    return {exhibitor_id: written(found) for exhibitor_id, found in places.items()}


def _card(survey: Survey, code: str, language: str, company: str | None, stand: str | None) -> Card:
    url, edition = address(code), survey.edition.name
    with force_locale(language):
        heading = (
            _("How was %(edition)s for you?", edition=edition)
            if survey.kind == "post_show"
            else _("%(edition)s: tell us how it is going", edition=edition)
        )
        lead = _("Scan the code with your phone, or open:")
    return Card(heading, lead, company, stand, _shown(url), picture(url), language)


def poster(survey: Survey, code: str, language: str) -> Card:
    """Return the card of the survey's one link, which names nobody."""
    return _card(survey, code, language, None, None)


def cards(survey: Survey, after: str | None) -> tuple[list[Card], Page]:
    """Return a sheet of cards by company, and the page of the list that it is."""
    rows = (
        select(Door.code, Invitation.exhibitor_id, Invitation.language, Exhibitor.name)
        .join(Invitation, Invitation.id == Door.invitation_id)
        .join(Exhibitor, Exhibitor.id == Invitation.exhibitor_id)
        .where(Door.survey_id == survey.id, Door.revoked_at.is_(None))
    )
    found = page(rows, [Exhibitor.name_key, Door.id], after, size=AT_ONCE)
    stands = _stands([row.exhibitor_id for row in found.rows], survey.edition_id)
    made = [
        _card(survey, row.code, row.language, row.name, stands.get(row.exhibitor_id)) for row in found.rows
    ]
    return made, found
