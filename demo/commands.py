"""`flask demo load` fills an empty database; `flask demo hints` says how to look at it."""

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import select

from demo import loading, team
from events.current import liveliest
from foundation import clock
from foundation.database import db
from surveys.models import Invitation, Survey

group = AppGroup("demo", help="A fictional organiser.")
SHOWN = ("manager", "organiser", "staff")


@group.command("load")
def load() -> None:
    """Load the demo into an empty database; leave any other alone."""
    if loading.empty():
        click.echo("Loading the demo; this takes a minute and happens once.")
        loading.load(clock.today(), lambda name: click.echo(f"  {name}"))


def survey_link() -> str | None:
    """Return the address of a survey that can be answered now."""
    now = clock.now()
    query = select(Invitation.token).join(Survey).where(Survey.opens_at <= now, Survey.closes_at > now)
    token = db.session.scalar(
        query.where(Invitation.answered_at.is_(None)).order_by(Invitation.id.desc()).limit(1)
    )
    return f"{current_app.config['BASE_URL']}/s/{token}" if token else None


@group.command("hints")
def hints() -> None:
    """Say where to look, as whom, and what to try."""
    base = current_app.config["BASE_URL"]
    click.echo(f"\nStandwell is open: {base}\n")
    for name in SHOWN:
        if any(one.email == name for one in team.TEAM):
            click.echo(f"  {name:<10} {name}@standwell.example   password {team.PASSWORD}")
    edition, link = liveliest(), survey_link()
    if link:
        click.echo(f"\n  A survey to answer, best on a phone: {link}")
    if edition:
        click.echo(f"  The team's report (as manager):      {base}/scores/team.pdf?edition={edition.id}")
    click.echo("\nCtrl-C stops it.\n")
