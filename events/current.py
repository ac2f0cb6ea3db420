"""Which edition a person looks at: asked for in the address, else kept in the session, else the liveliest."""

from typing import Any

from flask import g, request, session, url_for
from flask_login import current_user
from sqlalchemy import select

from events.models import Edition
from foundation import clock
from foundation.database import db

LARGEST_ID = 2**31 - 1
OF_NO_EDITION = frozenset({"person_id", "exhibitor_id"})


def liveliest() -> Edition | None:
    """Return the edition that needs most attention: the last that has begun, else the next.

    A cancelled one only while there is no other.
    """
    begun = (
        select(Edition)
        .where(Edition.starts_on <= clock.today(), ~Edition.cancelled)
        .order_by(Edition.starts_on.desc(), Edition.id)
    )
    coming = select(Edition).order_by(Edition.cancelled, Edition.starts_on, Edition.id)
    return db.session.scalar(begun.limit(1)) or db.session.scalar(coming.limit(1))


def _asked() -> int | None:
    """Return the number in the address, None for one that the database could not even look up."""
    number = request.args.get("edition", type=int)
    return number if number and 0 < number <= LARGEST_ID else None


def _is_file() -> bool:
    """Return whether a file is asked for: whoever saves one does not choose what to look at next."""
    return "." in request.path.rpartition("/")[2]


def _wanted() -> Edition | None:
    for number in (_asked(), session.get("edition")):
        edition = db.session.get(Edition, number) if number else None
        if edition:
            if session.get("edition") != edition.id and not _is_file():
                session["edition"] = edition.id
            return edition
    return None


def current_edition() -> Edition | None:
    """Return the edition of this request, None while there is none at all."""
    if "edition" not in g:
        g.edition = _wanted() or liveliest()
    return g.edition


def editions() -> list[Edition]:
    """Return the editions to switch between, newest first."""
    return list(db.session.scalars(select(Edition).order_by(Edition.starts_on.desc(), Edition.id).limit(100)))


def same_page(edition_id: int) -> str | None:
    """Return the address of this page for another edition, None for a page of one edition's record."""
    values = request.view_args or {}
    if request.endpoint is None or request.method != "GET" or not OF_NO_EDITION.issuperset(values):
        return None
    return url_for(request.endpoint, **values, edition=edition_id)


def context() -> dict[str, Any]:
    """Give templates the current edition and the list to switch between."""
    edition = current_edition() if current_user.is_authenticated else None
    return {"edition": edition, "editions": editions, "same_page": same_page}
