"""Links of a list keep what the address asks for, and no argument breaks them."""

import pytest

from foundation.addresses import address


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({}, "/exhibitors/?q=a%26b&after=x"),
        ({"after": None}, "/exhibitors/?q=a%26b"),
        ({"sort": "-value"}, "/exhibitors/?q=a%26b&after=x&sort=-value"),
        ({"q": None, "after": None}, "/exhibitors/"),
    ],
)
def test_an_address_changes_only_what_is_named(app, changes, expected):
    with app.test_request_context("/exhibitors/?q=a%26b&after=x"):
        assert address(**changes) == expected


@pytest.mark.parametrize("query", ["_scheme=x", "endpoint=x", "_method=x", "_anchor=x", "_external=1"])
def test_an_argument_with_a_meaning_to_flask_is_only_an_argument(sign_in, query):
    assert sign_in("staff").get(f"/exhibitors/?{query}").status_code == 200
