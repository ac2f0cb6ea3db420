"""The first administrator is made on the command line."""

import pytest

from foundation.database import db
from staff.models import Person
from tests.factories.people import PersonFactory


def run(app, *arguments, password="a sentence to remember"):
    return app.test_cli_runner().invoke(
        args=["people", "add", *arguments], env={"STANDWELL_PASSWORD": password}
    )


def test_the_first_administrator_is_added_and_can_sign_in(app, client):
    result = run(app, "Lena@Standwell.example", "--name", "Lena Wagner")
    assert (result.exit_code, "may sign in as admin" in result.output) == (0, True)
    data = {"email": "lena@standwell.example", "password": "a sentence to remember"}
    assert client.post("/sign-in", data=data).status_code == 302


@pytest.mark.parametrize(
    "arguments, password, told",
    [
        (["lena", "--name", "L"], "a sentence to remember", "EMAIL"),
        (["lena@standwell.example", "--name", "L"], "short", "12 characters"),
        (["lena@standwell.example", "--name", "L", "--role", "king"], "a sentence to remember", "king"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(app, arguments, password, told):
    result = run(app, *arguments, password=password)
    assert (result.exit_code, told in result.output) == (2, True)
    assert db.session.query(Person).count() == 0


def test_an_address_that_is_there_is_refused(app):
    PersonFactory(email="lena@standwell.example")
    db.session.commit()
    result = run(app, "lena@standwell.example", "--name", "Lena")
    assert (result.exit_code, "is there already" in result.output) == (1, True)
