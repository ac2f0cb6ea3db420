"""The edition that a list on the command line is for: found, or made from what the file says."""

from datetime import date

import click
from flask import current_app
from sqlalchemy import or_, select

from events.models import Edition, Show
from exhibitors.imports.heads import head
from foundation.database import db


def find(wanted: str | None) -> Edition:
    """Return the edition with this name or number."""
    if not wanted:
        raise click.UsageError("Say which edition: --edition NAME, or --show NAME --create-edition.")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 10 else None
    named = select(Edition).where(or_(Edition.name == wanted, Edition.id == number))
    edition = db.session.scalar(named.order_by(Edition.name != wanted).limit(1))
    if edition is None:
        raise click.ClickException(f"There is no edition {wanted}. Make it first, or add --create-edition.")
    return edition


def make(
    content: bytes, name: str | None, show_name: str | None, starts: date | None, ends: date | None
) -> Edition:
    """Return the edition, made under the show (itself made if need be) unless it is there already."""
    said = head(content)
    name, starts = name or said.name, starts or said.starts_on
    ends = ends or said.ends_on or starts
    if not show_name:
        raise click.UsageError("Say of which show: --show NAME.")
    if not name or not starts or not ends or ends < starts:
        raise click.UsageError("The file does not say enough: add --edition NAME --starts DAY --ends DAY.")
    edition = db.session.scalar(select(Edition).where(Edition.name == name))
    return edition or _new(name, _show(show_name), starts, ends)


def _show(name: str) -> Show:
    show = db.session.scalar(select(Show).where(Show.name == name))
    if show is None:
        show = Show(name=name)
        db.session.add(show)
    return show


def _new(name: str, show: Show, starts: date, ends: date) -> Edition:
    house = current_app.config
    edition = Edition(
        name=name,
        show=show,
        starts_on=starts,
        ends_on=ends,
        time_zone=house["TIME_ZONE"],
        currency=house["HOUSE_CURRENCY"],
    )
    db.session.add(edition)
    db.session.flush()
    return edition
