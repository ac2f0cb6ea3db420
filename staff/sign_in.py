"""Signing in: right password, active person, and not after too many wrong tries."""

import secrets
from datetime import timedelta
from typing import cast

from flask_login import current_user
from sqlalchemy import select, update
from werkzeug.local import LocalProxy

from foundation import clock
from foundation.database import db, unit_of_work
from staff import passwords
from staff.models import Person

TRIES = 5
LOCK = timedelta(minutes=5)


class Locked(Exception):
    """Too many wrong passwords for this account; try again later."""


def signed_in() -> Person:
    """Return the person who is signed in."""
    return cast(Person, cast(LocalProxy, current_user)._get_current_object())


def by_email(email: str) -> Person | None:
    """Return the person with this address, whatever its case."""
    return db.session.scalar(select(Person).where(Person.email == email.strip().lower()))


def _count_failure(person: Person) -> None:
    """Committed by itself: a refused sign-in is rolled back, its count must not be."""
    tries = Person.failed_sign_ins + 1
    with unit_of_work():
        db.session.execute(update(Person).where(Person.id == person.id).values(failed_sign_ins=tries))
        locked = update(Person).where(Person.id == person.id, Person.failed_sign_ins >= TRIES)
        db.session.execute(locked.values(locked_until=clock.now() + LOCK, failed_sign_ins=0))


def check(email: str, password: str) -> Person | None:
    """Return the person who may sign in with these; None when they are wrong; Locked after too many tries."""
    person = by_email(email)
    if person and person.locked_until and person.locked_until > clock.now():
        raise Locked
    if passwords.matches(person, password) and person and person.active:
        person.failed_sign_ins, person.locked_until = 0, None
        return person
    if person:
        _count_failure(person)
    return None


def set_password(person: Person, password: str) -> None:
    """Set a new password and end every session of the person."""
    person.password_hash = passwords.hashed(password)
    person.session_key = secrets.token_hex(8)
    person.failed_sign_ins, person.locked_until = 0, None
