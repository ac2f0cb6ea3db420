"""What a page must never let through, on every page at once."""

import csv
import io
import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app
from tests.factories.house import house
from tests.factories.shows import EditionFactory
from tests.test_hostile_input import address, rules

FORMULA = "=cmd|' /C calc'!A0"
TYPED = FORMULA + "\"'><img src=x onerror=alert(1)><script>alert(1)</script>"
RAN = re.compile("<script>alert|<img src=x")
ALLOWED = re.compile(r"default-src 'self'; script-src 'self'; |default-src 'none'; sandbox;")


def pages(app: Flask, browser: FlaskClient) -> Iterator[tuple[str, TestResponse]]:
    """Yield (address, answer) of every page an administrator can open, of a house full of TYPED."""
    known = house(TYPED)
    for rule in rules(app, "GET"):
        target = address(app, rule, known)
        answer = browser.get(target)
        answer.get_data()
        yield target, answer


def test_what_anybody_typed_is_no_markup_on_a_page_and_no_formula_in_a_file(app, sign_in):
    shown = exports = 0
    for target, answer in pages(app, sign_in("admin")):
        assert ALLOWED.match(answer.headers["Content-Security-Policy"]), target
        assert answer.headers["X-Content-Type-Options"] == "nosniff", target
        if answer.mimetype == "text/html":
            assert not RAN.search(answer.text), target
            shown += "alert(1)" in answer.text
        if answer.mimetype == "text/csv":
            cells = [cell for row in csv.reader(io.StringIO(answer.text)) for cell in row]
            assert not [cell for cell in cells if cell.startswith("=")], target
            exports += any(FORMULA in cell for cell in cells)
    assert (shown > 40, exports >= 6) == (True, True)


def test_no_post_is_taken_without_the_forms_token(app, sign_in, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    browser, known = sign_in("admin"), house("Kessler")
    for rule in rules(app, "POST"):
        if not rule.rule.startswith(("/s/", "/g/", "/q/", "/c/")):
            assert browser.post(address(app, rule, known)).status_code == 400, rule.rule


@pytest.mark.parametrize(
    ("base_url", "secure"), [("https://house.example", True), ("http://localhost", False)]
)
def test_cookies_are_kept_from_scripts_other_sites_and_plain_connections(environment, base_url, secure):
    app = create_app(environment | {"BASE_URL": base_url})
    app.config["WTF_CSRF_ENABLED"] = False
    cookie = app.test_client().post("/language/zh_CN", base_url=base_url).headers["Set-Cookie"]
    assert ("HttpOnly" in cookie, "SameSite=Lax" in cookie, "Secure" in cookie) == (True, True, secure)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../config.py",
        "/static/..%2fconfig.py",
        "/static/%2e%2e/config.py",
        "/bootstrap/static/../../app.py",
    ],
)
def test_nothing_beside_the_static_files_is_served(client, path):
    answer = client.get(path)
    assert (answer.status_code, b"SECRET_KEY" in answer.data) == (404, False)


def test_static_files_carry_the_headers_too(client):
    with client.get("/static/tokens.css") as answer:
        assert (answer.status_code, answer.headers["X-Content-Type-Options"]) == (200, "nosniff")


@pytest.mark.parametrize(
    "path", ["/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png"]
)
def test_browsers_that_look_at_the_root_find_an_icon(client, path):
    with client.get(path) as answer:
        assert (answer.status_code, answer.mimetype.split("/")[0]) == (200, "image")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", 'a"; x="b.csv', "a\r\nX-Header: 1.csv", "x" * 5000, "", "<b>.csv"]
)
def test_no_name_of_a_file_leads_anywhere(app, sign_in, name):
    edition = EditionFactory()
    browser = sign_in("admin")
    list_of = io.BytesIO(b"Name,Country\nKessler,DE\n,DE\n")
    data = {"file": (list_of, name), "edition_id": str(edition.id), "history": "1"}
    answer = browser.post("/imports/new", data=data, content_type="multipart/form-data")
    assert answer.status_code in (302, 303, 422)
    assert "<b>.csv" not in browser.get("/imports/").text
