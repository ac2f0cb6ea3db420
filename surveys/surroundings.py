"""What a questionnaire may name or ask by about an exhibitor: class, package, country, stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from flask_babel import gettext as _
from sqlalchemy import Row, bindparam, exists, select
from sqlalchemy.orm import aliased

from events.models import Edition, Hall
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation, Stand, Status
from exhibitors.stands import written
from foundation.database import db
from surveys.conditions import FACT, names
from surveys.items import Ask, values_of

_earlier, _its = aliased(Participation), aliased(Edition)
_FACTS = (
    select(
        Exhibitor.relationship_class,
        Exhibitor.country,
        Participation.package,
        exists(
            select(_earlier.id)
            .join(_its, _its.id == _earlier.edition_id)
            .where(
                _earlier.exhibitor_id == Exhibitor.id,
                _earlier.status == Status.ATTENDED,
                _its.starts_on < Edition.starts_on,
            )
        ).label("before"),
    )
    .select_from(Exhibitor)
    .join(Edition, Edition.id == bindparam("edition"))
    .outerjoin(
        Participation,
        (Participation.exhibitor_id == Exhibitor.id) & (Participation.edition_id == Edition.id),
    )
    .where(Exhibitor.id == bindparam("exhibitor"))
)
_STANDS = (
    select(Hall.name, Stand.number)
    .join(Participation, Participation.id == Stand.participation_id)
    .outerjoin(Hall, Hall.id == Stand.hall_id)
    .where(
        Participation.exhibitor_id == bindparam("exhibitor"), Participation.edition_id == bindparam("edition")
    )
    .order_by(Hall.name, Stand.number)
)


@dataclass(frozen=True)
class Surroundings:
    """Facts by their name in a condition, and the stands; read only where a questionnaire asks for them."""

    facts: Mapping[str, list[str]] = field(default_factory=dict)
    stand: str = ""


@lru_cache(maxsize=64)
def _needs(asks: tuple[Ask, ...]) -> tuple[bool, bool]:
    """Return whether the questions look at facts, and whether they name the stand."""
    by_fact = any(name.startswith(FACT) for ask in asks for name in names(ask.condition))
    return by_fact, "{stand}" in values_of(asks)


def surroundings(invitation: Row, asks: Sequence[Ask]) -> Surroundings:
    """Return what the questions need to know about the exhibitor that is asked."""
    key = {"exhibitor": invitation.exhibitor_id, "edition": invitation.edition_id}
    by_fact, by_stand = _needs(tuple(asks))
    facts = _facts(db.session.execute(_FACTS, key).first()) if by_fact else {}
    stand = ""
    if by_stand:
        stand = written([(hall, number) for hall, number in db.session.execute(_STANDS, key)])
    return Surroundings(facts, stand)


def _facts(row: Row | None) -> dict[str, list[str]]:
    """An exhibitor without a class has the class "none"; without a package, that fact is not known."""
    if row is None:
        return {}
    known = {
        "class": row.relationship_class or "none",
        "country": row.country,
        "package": row.package,
        "first_time": "no" if row.before else "yes",
    }
    return {FACT + name: [value] for name, value in known.items() if value}


def fallbacks() -> dict[str, str]:
    """Return what stands for a name that is not known, so that a sentence stays one."""
    return {
        "person": _("your contact person"),
        "stand": _("your stand"),
        "goal": _("reach your goals"),
        "contact": "",
    }
