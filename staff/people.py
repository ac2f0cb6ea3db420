"""The people of the organiser as accounts: listed, changed, invited, and never without an administrator."""

import secrets
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import Select, func, select

from foundation import clock
from foundation.database import db
from foundation.paging import Page, page
from staff import notices, passwords
from staff.models import Person, Role

HAS_PASSWORD = Person.password_hash.is_not(None)
NAME = func.lower(Person.name)


class LastAdmin(Exception):
    """The change would leave nobody who can sign in as an administrator."""


@dataclass(frozen=True)
class PersonList:
    """People by name: those who may sign in, or those who no longer may."""

    search: str = ""
    role: str | None = None
    active: bool = True

    def page(self, cursor: str | None) -> Page:
        """Return a page of people, with whether they have set a password and are locked out now."""
        query: Select[*tuple[Any, ...]] = select(
            Person.id,
            Person.name,
            Person.email,
            Person.role,
            Person.team,
            Person.job_title,
            Person.weekly_hours,
            HAS_PASSWORD.label("has_password"),
            (func.coalesce(Person.locked_until, Person.created_at) > clock.now()).label("locked"),
        ).where(Person.active.is_(self.active))
        if self.search:
            words = func.lower(Person.name + " " + Person.email + " " + func.coalesce(Person.team, ""))
            query = query.where(words.contains(self.search.lower(), autoescape=True))
        if self.role:
            query = query.where(Person.role == self.role)
        return page(query, (NAME, Person.id), cursor)


def is_last_admin(person: Person) -> bool:
    """Return whether no other active administrator has a password; locks the administrators' rows."""
    admins = select(Person.id).where(Person.role == Role.ADMIN, Person.active, HAS_PASSWORD)
    others = set(db.session.scalars(admins.with_for_update())) - {person.id}
    return person.role == Role.ADMIN and person.active and not others


def change(person: Person, *, email: str, role: str, active: bool) -> None:
    """Set what decides how a person signs in; raises LastAdmin.

    Another address or the end of the account ends every session and makes every link that was sent useless.
    """
    if (role != Role.ADMIN or not active) and is_last_admin(person):
        raise LastAdmin
    if person.email != email or person.active != active:
        person.session_key = secrets.token_hex(8)
    person.email, person.role, person.active = email, role, active


def invite(person: Person) -> None:
    """Mail a person the link that sets the first password."""
    token = passwords.invitation_token(person)
    notices.invitation(person, url_for("staff.new_password", token=token))
