"""A setting that cannot be used stops the start and names itself."""

import pytest

from config import ConfigError, from_environment

GOOD = {"SECRET_KEY": "s" * 40}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("DATABASE_URL", "sqlite://relative.db"),
        ("SMTP_URL", "http://mail"),
        ("SMTP_URL", "smtp://mail:port"),
        ("MAIL_FROM", "nobody"),
        ("BASE_URL", "standwell.example"),
        ("HOUSE_CURRENCY", "EURO"),
        ("TIME_ZONE", "Europe/Nowhere"),
        ("MINIMUM_BASE", "0"),
        ("UPLOAD_LIMIT", "many"),
        ("PORT", "http"),
        ("PORT", "99999"),
        ("WEB_WORKERS", "0"),
        ("WEB_THREADS", "many"),
    ],
)
def test_a_wrong_value_is_named(name, value):
    with pytest.raises(ConfigError, match=rf"{name} .*Expected: "):
        from_environment(GOOD | {name: value})


def test_a_missing_secret_key_is_named():
    with pytest.raises(ConfigError, match="SECRET_KEY is not set"):
        from_environment({})


def test_the_value_itself_is_not_shown():
    with pytest.raises(ConfigError) as refusal:
        from_environment({"SECRET_KEY": "hunter2"})
    assert "hunter2" not in str(refusal.value)


def test_a_postgres_address_gets_the_driver():
    settings = from_environment(GOOD | {"DATABASE_URL": "postgres://u:p@host/name"})
    assert settings.database_url == "postgresql+psycopg://u:p@host/name"
