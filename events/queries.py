"""Reading shows, editions and venues."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from events.models import Edition, Hall, Show, Venue
from foundation.database import db


def shows() -> Sequence[Show]:
    """Return every show with its editions."""
    return db.session.scalars(select(Show).options(selectinload(Show.editions)).order_by(Show.name)).all()


def latest_edition(show_id: int) -> Edition | None:
    """Return the show's last edition, None where it has none."""
    of_show = select(Edition).where(Edition.show_id == show_id, Edition.cancelled.is_(False))
    return db.session.scalar(of_show.order_by(Edition.starts_on.desc()).limit(1))


def venues() -> Sequence[Venue]:
    """Return every venue with its halls."""
    return db.session.scalars(select(Venue).options(selectinload(Venue.halls)).order_by(Venue.name)).all()


def name_taken(kind: type[Show] | type[Venue] | type[Edition], name: str, but: int | None) -> bool:
    """Return whether another row of `kind` has this name."""
    other = select(kind.id).where(kind.name == name)
    return db.session.scalar(other.where(kind.id != but) if but else other) is not None


def set_halls(venue: Venue, names: Sequence[str]) -> None:
    """Make the venue's halls those named: new ones are added, halls that are gone are removed."""
    kept = {hall.name: hall for hall in venue.halls}
    venue.halls = [kept.get(name) or Hall(name=name) for name in dict.fromkeys(names)]


def before(edition: Edition) -> Edition | None:
    """Return the edition of the same show before this one; one that was cancelled is passed over."""
    earlier = select(Edition).where(
        Edition.show_id == edition.show_id, Edition.starts_on < edition.starts_on, ~Edition.cancelled
    )
    return db.session.scalar(earlier.order_by(Edition.starts_on.desc()).limit(1))
