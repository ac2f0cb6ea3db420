"""Lists of exhibitors that a survey can ask: ready-made ones, saved views, and the one somebody came from."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from flask import url_for
from flask_babel import gettext as _

from events.models import Edition
from exhibitors import views, words
from exhibitors.filters import UnknownFilter, from_address
from exhibitors.listing.fields import all_fields
from exhibitors.listing.grammar import BadFilter
from exhibitors.listing.reading import read_aloud
from exhibitors.listing.words import sentence
from exhibitors.tags import Tag
from foundation.database import db
from foundation.figures import country
from foundation.languages import later as _l
from staff.models import Person
from surveys.audience import EDITION, LIST, Audience, exhibitors

READY = {
    "lost": ({"rebooking": "lost"}, _l("Who was at the edition before and is not at this one")),
    "lapsed": ({"lifecycle": "lapsed"}, _l("Exhibitors away for long (lapsed)")),
    "prospect": ({"lifecycle": "prospect"}, _l("Prospects")),
}
VIEW = "view-"
ORDERS = ("sort", "columns")
LONGEST = 8000


def offered(person_id: int, kept: bool) -> list[tuple[str, str]]:
    """Return (key, name) of what can be asked; `kept` where there is a list that somebody came from."""
    found = [(EDITION, _("Exhibitors of the edition, as narrowed below"))]
    found += [(LIST, _("The list below"))] if kept else []
    found += [(key, str(name)) for key, (_query, name) in READY.items()]
    saved = views.visible_to(person_id)
    return found + [(f"{VIEW}{view.id}", _("Saved view: %(name)s", name=view.name)) for view in saved]


def query_of(key: str, person_id: int, kept: str) -> dict[str, str]:
    """Return the arguments of the list behind a key; `kept` is the address of the one somebody came from."""
    if key in READY:
        return dict(READY[key][0])
    if key.startswith(VIEW):
        number = key.removeprefix(VIEW)
        view = views.visible(int(number), person_id) if number.isdecimal() and len(number) < 10 else None
        return _who(view.query) if view else {}
    return _who(dict(parse_qsl(kept[:LONGEST])))


def _who(query: Mapping[str, str]) -> dict[str, str]:
    """Without its order and columns: they ask nobody."""
    return {name: value for name, value in query.items() if name not in ORDERS}


def written(query: Mapping[str, str]) -> str:
    """Return the arguments as an address keeps them."""
    return urlencode(_who(query))


def address(query: Mapping[str, str]) -> str:
    """Return where the list is seen."""
    return f"{url_for('exhibitors.index')}?{urlencode({**query, 'view': 'all'})}"


def problem(edition: Edition, audience: Audience) -> str | None:
    """Return what is wrong with the audience's list, None while it can be read."""
    try:
        exhibitors(edition, audience)
    except UnknownFilter as unknown:
        return _("The filter “%(name)s” is damaged. Open the list again.", name=unknown.name)
    except BadFilter as error:
        return sentence(error)
    return None


def told(edition: Edition, audience: Audience) -> str:
    """Return in words which exhibitors the audience's list holds; it must be one that can be read."""
    if audience.ids:
        return _("%(n)s exhibitors that were ticked", n=len(audience.ids))
    ready = [str(name) for query, name in READY.values() if query == audience.query]
    if ready:
        return ready[0]
    filters = from_address(audience.query, edition.id, audience.person_id)
    where = read_aloud(filters.where, all_fields(edition.id))
    parts = [_told(name, value) for name, value in audience.query.items() if name != "where"]
    return ", ".join(filter(None, [*parts, where])) or _("Every exhibitor")


def _told(name: str, value: str) -> str:
    known = {
        "class": {**words.CLASSES, "none": _("No class yet")},
        "lifecycle": words.LIFECYCLES,
        "status": words.STATUSES,
        "at": {"in": _("In the edition"), "out": _("Not in the edition")},
        "alert": {"1": _("May leave")},
        "rebooking": words.MOVES,
        "space": words.SPACES,
        "package": {**words.PACKAGES, "none": _("No package")},
    }.get(name)
    if known is not None:
        return str(known.get(value, value))
    if name == "q":
        return _("found by “%(text)s”", text=value)
    return _record(name, value)


def _record(name: str, value: str) -> str:
    if name == "country":
        return country(value)
    if name in ("owner", "tag") and value.isdecimal():
        found = db.session.get(Person if name == "owner" else Tag, int(value))
        return found.name if found else value
    return value if name == "industry" else f"{name} {value}"
