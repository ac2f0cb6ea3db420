"""A setting that cannot be used stops the start and names itself."""

import pytest
from click.testing import CliRunner
from flask.cli import FlaskGroup

from app import create_app
from config import ConfigError, from_environment
from foundation.reaching import AwayError, reach

GOOD = {"SECRET_KEY": "s" * 40}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("DATABASE_URL", "sqlite://relative.db"),
        ("DATABASE_URL", "postgresql://name:secret/host"),
        ("DATABASE_URL", "postgresql://name:se@cret@host/name"),
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


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg://u:secret@127.0.0.1:1/x", "sqlite:////nowhere/secret.db"]
)
def test_a_database_that_cannot_be_reached_is_said_without_its_password(url):
    with pytest.raises(AwayError, match=r"DATABASE_URL .* cannot be reached.* Expected: ") as refusal:
        reach(url)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    "command", ["db upgrade", "jobs run", "people add a@b.example --name A --password x"]
)
def test_a_command_without_its_database_stops_with_the_variable_s_name(command):
    environment = GOOD | {"DATABASE_URL": "postgresql://u:secret@127.0.0.1:1/x"}
    flask = FlaskGroup(create_app=lambda: create_app(environment))
    answer = CliRunner().invoke(flask, command.split())
    assert (answer.exit_code, answer.output.count("\n")) == (1, 1), answer.output
    assert answer.output.startswith("DATABASE_URL names a database that cannot be reached")
