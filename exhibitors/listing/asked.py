"""What a request asks of the list: its filters, and which exhibitors of it are meant."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from flask import abort, request, url_for
from flask_babel import gettext as _
from sqlalchemy import Select, func, select

from events.current import current_edition
from exhibitors import queries
from exhibitors.filters import Filters, UnknownFilter, from_address
from exhibitors.listing.grammar import BadFilter
from exhibitors.listing.words import sentence
from exhibitors.models import Exhibitor
from foundation.database import db
from staff.sign_in import signed_in

MOST_TICKED = 1000
Ids = Select[*tuple[Any, ...]]


@contextmanager
def refusing_bad_filters() -> Iterator[None]:
    """Answer 400 with what is wrong with a filter, and what to do."""
    try:
        yield
    except UnknownFilter as unknown:
        abort(400, _("The filter “%(name)s” is damaged. Open the list again.", name=unknown.name))
    except BadFilter as error:
        abort(400, sentence(error))


def filters_asked() -> Filters:
    """Return the list in the address."""
    edition = current_edition()
    with refusing_bad_filters():
        return from_address(request.args, edition.id if edition else None, signed_in().id)


def address_of(args: Mapping[str, str]) -> str:
    """Return the address of the list with these arguments."""
    query = urlencode({name: value for name, value in args.items() if value})
    return url_for("exhibitors.index") + (f"?{query}" if query else "")


def ticked() -> list[int]:
    """Return the ids that were ticked; too many or none is refused."""
    ids = [int(text) for text in request.form.getlist("id") if text.isdecimal() and len(text) < 10]
    if not ids:
        abort(422, _("Tick the exhibitors first, or choose all that match."))
    if len(ids) > MOST_TICKED:
        abort(422, _("Tick at most 1,000 exhibitors, or choose all that match."))
    return ids


def meant() -> Ids:
    """Return the statement for the ids of those ticked, or of all that match."""
    filters = filters_asked()
    if "all" not in request.form:
        return select(Exhibitor.id).where(Exhibitor.id.in_(ticked()))
    with refusing_bad_filters():
        return queries.chosen_ids(filters)


def how_many(ids: Ids) -> int:
    """Return how many exhibitors the statement finds."""
    return db.session.scalar(select(func.count()).select_from(ids.subquery())) or 0
