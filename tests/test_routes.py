"""Every route with every role and a stranger: open only to whom the roles table says."""

import pytest
from flask import Flask
from werkzeug.routing import AnyConverter, BaseConverter, IntegerConverter, Rule

from foundation.access import ANYONE, permission_of
from staff.models import Role
from staff.roles import PERMISSIONS

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def addresses(app: Flask) -> list[tuple[str, str, str]]:
    """Return (method, address, permission) of every route, with a number or word for each variable."""
    found = []
    for rule in app.url_map.iter_rules():
        permission = permission_of(app, rule.endpoint)
        if permission != ANYONE:
            found += [
                (method, _filled(app, rule), permission) for method in METHODS if method in rule.methods
            ]
    return found


def _value(converter: BaseConverter) -> int | str:
    if isinstance(converter, IntegerConverter):
        return 999_999
    return min(converter.items) if isinstance(converter, AnyConverter) else "x"


def _filled(app: Flask, rule: Rule) -> str:
    values = {name: _value(converter) for name, converter in rule._converters.items()}
    with app.test_request_context():
        return app.url_map.bind("localhost").build(rule.endpoint, values, method=next(iter(rule.methods)))


def test_a_stranger_is_sent_to_sign_in_from_every_guarded_route(app, client):
    for method, address, _permission in addresses(app):
        answer = client.open(address, method=method)
        assert (answer.status_code, "/sign-in" in (answer.location or "")) == (302, True), (method, address)


@pytest.mark.parametrize("role", list(Role))
def test_a_role_enters_only_where_the_table_lets_it(app, sign_in, role):
    browser = sign_in(role)
    for method, address, permission in addresses(app):
        if address == "/sign-out":
            continue
        status = browser.open(address, method=method).status_code
        assert (status == 403) == (role not in PERMISSIONS[permission]), (method, address, status)
        assert status < 500, (method, address, status)


def test_every_permission_is_used_by_a_route(app):
    stated = {permission_of(app, rule.endpoint) for rule in app.url_map.iter_rules()}
    assert stated - {ANYONE} == set(PERMISSIONS)


def test_a_word_of_flask_in_the_address_breaks_no_list(app, sign_in):
    browser = sign_in(Role.ADMIN)
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and not rule.arguments and permission_of(app, rule.endpoint) != ANYONE:
            status = browser.get(f"{rule.rule}?endpoint=x&_external=1&values=2&after=x").status_code
            assert status < 500, rule.rule
