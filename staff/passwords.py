"""Passwords: argon2 at 19 MiB and two passes (OWASP's first choice), reset links that work once."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from foundation.database import db
from staff.models import Person

HASHER = PasswordHasher(memory_cost=19 * 1024, time_cost=2, parallelism=1)
RESET, INVITATION = "password-reset", "invitation"
SECONDS = {RESET: 3600, INVITATION: 7 * 24 * 3600}
MINIMUM_LENGTH = 12


def hashed(password: str) -> str:
    """Return the argon2 hash of a password."""
    return HASHER.hash(password)


@cache
def _nobody() -> str:
    return HASHER.hash("nobody has this password")


def matches(person: Person | None, password: str) -> bool:
    """Return whether the password is the person's; takes as long for nobody as for somebody."""
    try:
        known = person.password_hash if person else None
        return HASHER.verify(known or _nobody(), password) and known is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def _serializer(kind: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=kind)


def reset_token(person: Person) -> str:
    """Return a token that sets a new password once, within the hour."""
    return _serializer(RESET).dumps([person.id, person.session_key])


def invitation_token(person: Person) -> str:
    """Return a token that sets the first password once, within a week."""
    return _serializer(INVITATION).dumps([person.id, person.session_key])


def _meant(token: str) -> tuple[int, str] | None:
    """Return the person and session key a token of either kind was made for, None when it is wrong or old."""
    for kind, seconds in SECONDS.items():
        try:
            number, key = _serializer(kind).loads(token, max_age=seconds)
        except BadData:
            continue
        return number, key
    return None


def person_for(token: str) -> Person | None:
    """Return whose password `token` may set; None when it is wrong, old or used."""
    meant = _meant(token)
    person = db.session.get(Person, meant[0]) if meant else None
    return person if meant and person and person.active and person.session_key == meant[1] else None
