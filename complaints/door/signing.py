"""Links that nobody can make up: which participation, and afterwards which number, signed with our key."""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer


def _signer(what: str) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"complaint-{what}")


def token(participation_id: int) -> str:
    """Return the word that stands for a participation in a link."""
    return str(_signer("door").dumps(participation_id))


def address(participation_id: int) -> str:
    """Return the whole link of a participation."""
    return f"{current_app.config['BASE_URL']}/c/{token(participation_id)}"


def participation_of(door_token: str) -> int | None:
    """Return the participation behind a link, None where we did not make it."""
    found = _read("door", door_token)
    return found if isinstance(found, int) else None


def receipt(number: str) -> str:
    """Return the word that stands for the number of a complaint."""
    return str(_signer("receipt").dumps(number))


def number_of(receipt_token: str) -> str | None:
    """Return the number behind a receipt, None where we did not make it."""
    found = _read("receipt", receipt_token)
    return found if isinstance(found, str) else None


def _read(what: str, signed: str) -> object:
    try:
        return _signer(what).loads(signed)
    except BadSignature:
        return None
