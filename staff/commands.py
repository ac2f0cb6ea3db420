"""Commands for people: the first administrator is made here."""

import click
from email_validator import EmailNotValidError, validate_email
from flask.cli import AppGroup

from foundation.database import db, unit_of_work
from staff import passwords, sign_in
from staff.models import Person, Role

group = AppGroup("people", help="People who sign in.")


@group.command("add")
@click.argument("email")
@click.option("--name", required=True, help="Full name.")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), default=Role.ADMIN.value, show_default=True
)
@click.password_option("--password", envvar="STANDWELL_PASSWORD", help="12 characters or more.")
def add(email: str, name: str, role: str, password: str) -> None:
    """Add a person who may sign in."""
    try:
        address = validate_email(email, check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise click.BadParameter(str(error), param_hint="EMAIL") from None
    if len(password) < passwords.MINIMUM_LENGTH:
        raise click.BadParameter("use 12 characters or more", param_hint="--password")
    with unit_of_work():
        if sign_in.by_email(address):
            raise click.ClickException(f"{address} is there already.")
        db.session.add(Person(name=name, email=address, role=role, password_hash=passwords.hashed(password)))
    click.echo(f"{name} <{address}> may sign in as {role}.")
