"""Which show and which editions of it an address asks for."""

from collections.abc import Sequence

from flask import abort, request
from flask_babel import gettext as _
from sqlalchemy import select

from events.current import LARGEST_ID, current_edition
from events.models import Edition, Show
from exhibitors.across.visits import NotComparable, Two
from foundation.database import db


def number(name: str) -> int | None:
    """Return the number in the address under this name; 400 for what is no number."""
    text = request.args.get(name, "").strip()
    if not text:
        return None
    if not text.isdecimal() or len(text) > 10 or int(text) > LARGEST_ID:
        abort(400, _("This link is damaged. Choose again from the list."))
    return int(text)


def shows() -> Sequence[Show]:
    """Return every show, by name."""
    return db.session.scalars(select(Show).order_by(Show.name)).all()


def chosen_show() -> Show | None:
    """Return the show asked for, else that of the current edition; 404 for one that is not there."""
    if asked := number("show"):
        return db.get_or_404(Show, asked)
    edition = current_edition()
    return edition.show if edition else None


def chosen_two(held: Sequence[Edition]) -> Two | None:
    """Return the two of the held editions asked for, else the last two; None where there are not two.

    400 where the two asked for cannot be compared.
    """
    if len(held) < 2:
        return None
    first, second = number("first"), number("second")
    try:
        return Two.of(_one(held, first, held[-2]), _one(held, second, held[-1]))
    except NotComparable:
        abort(400, _("Choose two different editions of one show that were held and have a list."))


def _one(held: Sequence[Edition], edition_id: int | None, otherwise: Edition) -> Edition:
    if edition_id is None:
        return otherwise
    found = next((one for one in held if one.id == edition_id), None)
    if found is None:
        raise NotComparable
    return found
