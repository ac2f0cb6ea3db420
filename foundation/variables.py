"""What the text of an environment variable may be: each reads one, or raises ValueError."""

from collections.abc import Callable
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones


def secret(value: str) -> str:
    """Return a key that is long enough."""
    if len(value) < 32:
        raise ValueError
    return value


def database(value: str) -> str:
    """Return the address of a database with its driver."""
    scheme, _, rest = value.partition("://")
    if rest.partition("/")[0].count("@") > 1:
        raise ValueError
    _ = urlsplit(value).port  # raises when it is no port
    if scheme in ("postgres", "postgresql", "postgresql+psycopg") and rest:
        return f"postgresql+psycopg://{rest}"
    if scheme == "sqlite" and rest.startswith("/"):
        return value
    raise ValueError


def url(*schemes: str) -> Callable[[str], str]:
    """Return what reads an address of one of these schemes, without a slash at its end."""

    def check(value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in schemes or not parts.hostname:
            raise ValueError
        _ = parts.port  # raises when it is no port
        return value.rstrip("/")

    return check


def mailbox(value: str) -> str:
    """Return the address of a mailbox that names its user and password."""
    parts = urlsplit(url("imap", "imaps")(value))
    if not parts.username or not parts.password or not value.isascii():
        raise ValueError
    return value


def currency(value: str) -> str:
    """Return a currency code in capitals."""
    if len(value) != 3 or not value.isascii() or not value.isalpha():
        raise ValueError
    return value.upper()


def zone(value: str) -> str:
    """Return the name of a time zone."""
    if value not in available_timezones():
        raise ValueError
    return ZoneInfo(value).key


def mail_address(value: str) -> str:
    """Return a mail address."""
    if "@" not in value or any(c in value for c in "\r\n"):
        raise ValueError
    return value


def between(low: int, high: int) -> Callable[[str], int]:
    """Return what reads a whole number from `low` to `high`."""

    def check(value: str) -> int:
        if not low <= int(value) <= high:
            raise ValueError
        return int(value)

    return check
