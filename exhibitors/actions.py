"""Saving exhibitors: what is derived from their names is written here and nowhere else."""

from collections.abc import Sequence
from typing import TypedDict

from sqlalchemy import update

from exhibitors.models import Alias, Contact, Exhibitor
from exhibitors.names import key_of, search_text, website_host
from exhibitors.repair import repair
from foundation.database import db


class Derived(TypedDict):
    """The columns of an exhibitor that follow from its names and address."""

    name_key: str
    search_text: str
    website_host: str | None


def derived(name: str, website: str | None = None, aliases: Sequence[str] = ()) -> Derived:
    """Return what is stored beside a name so that it is found again."""
    host = website_host(website)
    return Derived(name_key=key_of(name), search_text=search_text(name, *aliases, host), website_host=host)


def save(exhibitor: Exhibitor, aliases: Sequence[str] | None = None) -> Exhibitor:
    """Store the exhibitor with what follows from its names; `aliases` None leaves its other names alone."""
    exhibitor.name = repair(exhibitor.name)
    if aliases is not None:
        kept = {alias.name: alias for alias in exhibitor.aliases}
        names = [name for name in dict.fromkeys(map(repair, aliases)) if name and name != exhibitor.name]
        exhibitor.aliases = [kept.get(name) or Alias(name=name, name_key=key_of(name)) for name in names]
    follows = derived(exhibitor.name, exhibitor.website, [alias.name for alias in exhibitor.aliases])
    for column, value in follows.items():
        setattr(exhibitor, column, value)
    db.session.add(exhibitor)
    db.session.flush()
    return exhibitor


def make_main(contact: Contact) -> None:
    """Make `contact` the one main contact of its exhibitor."""
    others = update(Contact).where(Contact.exhibitor_id == contact.exhibitor_id, Contact.id != contact.id)
    db.session.execute(others.where(Contact.main).values(main=False, version=Contact.version + 1))
