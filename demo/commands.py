"""`flask demo load` fills an empty database; `flask demo begin` migrates first and says how to look at it."""

from pathlib import Path

import click
from flask import current_app, url_for
from flask.cli import AppGroup
from flask_migrate import upgrade
from sqlalchemy import select

from demo import team
from events.current import liveliest
from foundation import clock
from foundation.database import db
from staff import passwords
from staff.sign_in import by_email
from surveys.models import Invitation, Survey

group = AppGroup("demo", help="A fictional organiser.")
SHOWN = ("manager", "organiser", "staff")


@group.command("load")
def load() -> None:
    """Load the demo into an empty database; leave any other alone."""
    _load()


def _load() -> None:
    from demo import loading  # every room's inside: only for the one start that loads it

    if loading.empty():
        click.echo("Loading the demo; this takes a minute and happens once.")
        loading.load(clock.today(), lambda said: click.echo(f"  {said}"))


def survey_link() -> str | None:
    """Return the address of a survey that can be answered now."""
    now = clock.now()
    query = select(Invitation.token).join(Survey).where(Survey.opens_at <= now, Survey.closes_at > now)
    token = db.session.scalar(
        query.where(Invitation.answered_at.is_(None)).order_by(Invitation.id.desc()).limit(1)
    )
    return f"{current_app.config['BASE_URL']}/s/{token}" if token else None


def hints() -> str:
    """Return where to look, as whom, and what to try."""
    base, edition, link = current_app.config["BASE_URL"], liveliest(), survey_link()
    who = [
        f"  {name:<10} {name}@standwell.example   password {team.PASSWORD}" for name in SHOWN if there(name)
    ]
    lines = [f"\nStandwell is open: {base}\n", *who, ""]
    if link:
        lines.append(f"  A survey to answer, best on a phone: {link}")
    if edition:
        lines.append(f"  The team's report (as manager):      {base}{team_report(edition.id)}")
    return "\n".join([*lines, "\nCtrl-C stops it.\n"])


def there(name: str) -> bool:
    """Return whether somebody of the demo still signs in with the demo's password."""
    person = by_email(f"{name}@standwell.example")
    return passwords.matches(person, team.PASSWORD)


def team_report(edition_id: int) -> str:
    """Return the path of the team's report."""
    with current_app.test_request_context():
        return url_for("scoring.team_pdf", edition=edition_id)


@group.command("begin")
@click.option("--hints", "file", type=click.Path(path_type=Path), help="Where to write what to look at.")
def begin(file: Path | None) -> None:
    """Migrate, load the demo into an empty database, and say how to look at it."""
    upgrade()
    _load()
    text = hints()
    if file:
        file.write_text(text)
    else:
        click.echo(text)
