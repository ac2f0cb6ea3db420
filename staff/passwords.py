"""Passwords: argon2 at 19 MiB and two passes (OWASP's first choice), reset links that work once."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from foundation.database import db
from staff.models import Person

HASHER = PasswordHasher(memory_cost=19 * 1024, time_cost=2, parallelism=1)
RESET_SECONDS = 3600
MINIMUM_LENGTH = 12
NOBODY = HASHER.hash("nobody has this password")


def hashed(password: str) -> str:
    """Return the argon2 hash of a password."""
    return HASHER.hash(password)


def matches(person: Person | None, password: str) -> bool:
    """Return whether the password is the person's; takes as long for nobody as for somebody."""
    try:
        known = person.password_hash if person else None
        return HASHER.verify(known or NOBODY, password) and known is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="password-reset")


def reset_token(person: Person) -> str:
    """Return a token that sets a new password once, within the hour."""
    return _serializer().dumps([person.id, person.session_key])


def person_for(token: str) -> Person | None:
    """Return whose password `token` may set; None when it is wrong, old or used."""
    try:
        number, key = _serializer().loads(token, max_age=RESET_SECONDS)
    except (BadData, ValueError, TypeError):
        return None
    person = db.session.get(Person, number)
    return person if person and person.active and person.session_key == key else None
