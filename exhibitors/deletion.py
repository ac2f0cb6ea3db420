"""Deleting exhibitors and contacts, unless they hold what must not be lost."""

from sqlalchemy import ColumnElement, delete, func, or_, select, true

from exhibitors.interaction import Interaction
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation
from foundation.database import Base, db
from foundation.removal import Removal, remove


class KeptForever(Exception):
    """The record holds what must not be lost: money, or what an exhibitor said."""


_RECORDS: dict[type[Base], ColumnElement[bool]] = {}


def keep_records_of(*models: type[Base], when: ColumnElement[bool] | None = None) -> None:
    """Say which tables of other rooms forbid deleting who is in them, by `exhibitor_id` and `contact_id`.

    With `when`, only rows of which it is true do.
    """
    _RECORDS.update(dict.fromkeys(models, true() if when is None else when))


def _on_record(column: str, number: int) -> bool:
    tables = ((model.__table__, when) for model, when in _RECORDS.items())
    return any(
        db.session.scalar(select(table.c.id).where(table.c[column] == number, when).limit(1))
        for table, when in tables
    )


def has_money(exhibitor_id: int) -> bool:
    """Return whether any participation of the exhibitor has a price or a payment."""
    money = or_(Participation.price_minor > 0, Participation.paid_minor > 0)
    paid = select(Participation.id).where(Participation.exhibitor_id == exhibitor_id, money)
    return db.session.scalar(paid.limit(1)) is not None


def is_kept(exhibitor_id: int) -> bool:
    """Return whether the exhibitor holds money, or something it said."""
    return has_money(exhibitor_id) or _on_record("exhibitor_id", exhibitor_id)


def hanging(exhibitor_id: int) -> dict[str, int]:
    """Return how many records of this room would go with the exhibitor."""
    kinds = {"contacts": Contact, "participations": Participation, "interactions": Interaction}
    counts = {
        name: select(func.count(kind.id))
        .where(kind.exhibitor_id == exhibitor_id)
        .scalar_subquery()
        .label(name)
        for name, kind in kinds.items()
    }
    return dict(db.session.execute(select(*counts.values())).one()._mapping)


def delete_exhibitor(exhibitor: Exhibitor) -> None:
    """Delete the exhibitor and all that hangs on it, or raise KeptForever."""
    if is_kept(exhibitor.id):
        raise KeptForever
    db.session.execute(delete(Exhibitor).where(Exhibitor.id == exhibitor.id))


def delete_contact(contact: Contact) -> Removal:
    """Delete the contact so that it can be put back, or raise KeptForever."""
    if _on_record("contact_id", contact.id):
        raise KeptForever
    return remove(contact)
