"""Settings: the environment, read once, typed, refused loudly with the name. Run by itself it checks them."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from pathlib import Path
from typing import Any

from foundation.variables import between, currency, database, mail_address, mailbox, secret, url, zone

INSTANCE = Path(__file__).parent / "instance"
MIB = 1024 * 1024
SIGNED_IN = timedelta(hours=12)
REMEMBERED = timedelta(days=30)


class ConfigError(SystemExit):
    """A variable that cannot be used; the message names it and says what is expected."""

    def __init__(self, name: str, expected: str, wrong: str) -> None:
        super().__init__(f"{name} {wrong}. Expected: {expected}.")


@dataclass(frozen=True)
class Settings:
    """Every setting of one deployment."""

    secret_key: str
    database_url: str
    smtp_url: str | None
    mail_from: str
    imap_url: str | None
    smtp_timeout: int
    mail_lease_seconds: int
    job_lease_seconds: int
    base_url: str
    house_currency: str
    time_zone: str
    minimum_base: int
    scores_kept_months: int
    upload_limit: int
    port: int
    web_workers: int
    web_threads: int
    trusted_proxies: int
    testing: bool = False


@dataclass(frozen=True)
class Variable:
    """One environment variable: how it is read, what is expected, its default ("" = may be left out)."""

    read: Callable[[str], Any]
    expected: str
    default: str | None = None


VARIABLES = {
    "PORT": Variable(between(1, 65535), "the number of a port, from 1 to 65535", "8000"),
    "WEB_WORKERS": Variable(between(1, 64), "processes of the web server, from 1 to 64", "2"),
    "WEB_THREADS": Variable(between(1, 64), "threads of each of them, from 1 to 64", "8"),
    "TRUSTED_PROXIES": Variable(between(0, 9), "proxies before this server, from 0 to 9", "0"),
    "SECRET_KEY": Variable(secret, "at least 32 random characters, the same on every machine"),
    "DATABASE_URL": Variable(
        database,
        "sqlite:////absolute/path.db or postgresql://user:password@host/name",
        f"sqlite:///{INSTANCE / 'standwell.db'}",
    ),
    "SMTP_URL": Variable(url("smtp", "smtps"), "smtp://user:password@host:port or smtps://...", ""),
    "IMAP_URL": Variable(mailbox, "imaps://user:password@host:port/folder or imap://...", ""),
    "MAIL_FROM": Variable(mail_address, "a mail address", "standwell@localhost"),
    "SMTP_TIMEOUT": Variable(between(1, 300), "seconds to wait for the mail server, from 1 to 300", "30"),
    "MAIL_LEASE_SECONDS": Variable(
        between(2, 3600), "seconds from 2 to 3600, more than four times SMTP_TIMEOUT", "150"
    ),
    "JOB_LEASE_SECONDS": Variable(
        between(2, 3600), "seconds from 2 to 3600 after which a killed process's job is taken over", "60"
    ),
    "BASE_URL": Variable(
        url("http", "https"), "the address people open, as https://host", "http://localhost:8000"
    ),
    "HOUSE_CURRENCY": Variable(currency, "a three-letter currency code", "EUR"),
    "TIME_ZONE": Variable(zone, "an IANA time zone, as Europe/Berlin", "UTC"),
    "MINIMUM_BASE": Variable(between(1, 100), "a whole number from 1 to 100", "5"),
    "SCORES_KEPT_MONTHS": Variable(between(6, 240), "months, from 6 to 240", "36"),
    "UPLOAD_LIMIT": Variable(between(1 * MIB, 512 * MIB), "bytes, from 1048576 to 536870912", str(32 * MIB)),
}


def _value(name: str, variable: Variable, environ: Mapping[str, str]) -> Any:
    raw = environ.get(name) or variable.default
    if raw == "":
        return None
    if raw is None:
        raise ConfigError(name, variable.expected, "is not set")
    try:
        return variable.read(raw)
    except ValueError:
        raise ConfigError(name, variable.expected, "has a value that cannot be used") from None


def from_environment(environ: Mapping[str, str]) -> Settings:
    """Return the settings in `environ`, or raise ConfigError for the first variable that cannot be used."""
    values = {name.lower(): _value(name, variable, environ) for name, variable in VARIABLES.items()}
    return Settings(**values, testing=environ.get("STANDWELL_TESTING") == "1")


def flask_config(settings: Settings) -> dict[str, Any]:
    """Return what Flask and its extensions read, from the typed settings."""
    secure = settings.base_url.startswith("https://")
    own = {field.name.upper(): getattr(settings, field.name) for field in fields(settings)}
    return own | {
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "MAX_CONTENT_LENGTH": settings.upload_limit,
        "MAX_FORM_MEMORY_SIZE": 2 * MIB,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": secure,
        "PERMANENT_SESSION_LIFETIME": SIGNED_IN,
        "REMEMBER_COOKIE_DURATION": REMEMBERED,
        "REMEMBER_COOKIE_SAMESITE": "Lax",
        "REMEMBER_COOKIE_SECURE": secure,
        "WTF_CSRF_TIME_LIMIT": None,
        "BOOTSTRAP_SERVE_LOCAL": True,
        "BABEL_DEFAULT_LOCALE": "en",
        "BABEL_TRANSLATION_DIRECTORIES": str(Path(__file__).parent / "translations"),
        "RATELIMIT_STORAGE_URI": "memory://",
        "RATELIMIT_ENABLED": not settings.testing,
    }


if __name__ == "__main__":
    from_environment(os.environ)
