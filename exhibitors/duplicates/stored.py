"""Exhibitors of the base as companies to compare, and how rare their marks are there."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from flask import current_app
from sqlalchemy import func, select

from exhibitors.duplicates.company import Company
from exhibitors.duplicates.models import DuplicateMark, UsualMark
from exhibitors.duplicates.rarity import Rarity
from exhibitors.models import Alias, Exhibitor
from exhibitors.names import website_host
from foundation.database import db
from staff.models import Person

AT_ONCE = 5000
T = TypeVar("T")


def chunks(values: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Yield the values in lists that fit into one statement."""
    found = iter(values)
    while chunk := list(islice(found, size)):
        yield chunk


def companies(ids: Collection[int]) -> dict[int, Company]:
    """Return the exhibitors by their ids; one that is gone is left out."""
    found: dict[int, Company] = {}
    for chunk in chunks(sorted(ids)):
        aliases: dict[int, list[str]] = {}
        query = select(Alias.exhibitor_id, Alias.name).where(Alias.exhibitor_id.in_(chunk)).order_by(Alias.id)
        for number, name in db.session.execute(query):
            aliases.setdefault(number, []).append(name)
        found.update(_read(chunk, aliases))
    return found


def _read(chunk: Sequence[int], aliases: Mapping[int, Sequence[str]]) -> Iterator[tuple[int, Company]]:
    one = Exhibitor
    columns = one.id, one.name, one.country, one.website, one.email, one.phone, one.address, one.city
    for number, name, country, website, email, phone, address, city in db.session.execute(
        select(*columns).where(one.id.in_(chunk))
    ):
        place = f"{address} {city or ''}" if address else None
        names = (name, *aliases.get(number, ()))
        yield number, Company(names, country, website, email, phone, place)


def own_hosts() -> frozenset[str]:
    """Return the organiser's own hosts: of this site, its mail and its people."""
    mails = [current_app.config["MAIL_FROM"], *db.session.scalars(select(Person.email))]
    hosts = [current_app.config["BASE_URL"], *(mail.rpartition("@")[2] for mail in mails)]
    return frozenset(filter(None, map(website_host, hosts)))


def rarity(marks: Collection[int] | None = None) -> Rarity:
    """Return how rare these marks are in the base, or all of them."""
    usual = select(UsualMark.mark, UsualMark.holders)
    number = db.session.scalar(select(func.count()).select_from(Exhibitor)) or 0
    if marks is None:
        return Rarity(number, dict(iter(db.session.execute(usual))), own_hosts())
    holders: dict[int, int] = {}
    for chunk in chunks(marks):
        rows = db.session.execute(usual.where(UsualMark.mark.in_(chunk)))
        holders.update((mark, held) for mark, held in rows)
    return Rarity(number, holders, own_hosts())


def holders_of(marks: Collection[int], most: int) -> dict[int, list[int]]:
    """Return who holds each mark, leaving out those that more than `most` hold."""
    found: dict[int, list[int]] = {}
    usual = select(UsualMark.mark).where(UsualMark.mark == DuplicateMark.mark, UsualMark.holders > most)
    for chunk in chunks(marks):
        query = select(DuplicateMark.mark, DuplicateMark.exhibitor_id)
        query = query.where(DuplicateMark.mark.in_(chunk), ~usual.exists())
        for mark, number in db.session.execute(query):
            found.setdefault(mark, []).append(number)
    return found
