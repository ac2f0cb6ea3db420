"""Every route with what nobody should send: never a crash, and what is refused has changed nothing."""

import json
import os
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, text
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import AnyConverter, Rule

from foundation.database import db
from tests.factories.house import house

ENDS = ("delete", "remove", "discard", "merge", "undo", "sign_out")
SCRIPT = "<script>alert(1)</script>"
HUGE = "9" * 30
ON_A_SERVER = "TEST_DATABASE_URL" in os.environ
MANY = 0 if ON_A_SERVER else 2


def _cursor(*values: Any) -> str:
    return urlsafe_b64encode(json.dumps([0, *values]).encode()).decode().rstrip("=")


CURSOR = _cursor("\ud800", 1)
ASKED = (HUGE, CURSOR) if ON_A_SERVER else (HUGE, f"nan 中文😀\u202e{SCRIPT}", CURSOR)
TYPED = (HUGE, "1") if ON_A_SERVER else ("", SCRIPT + "x" * 100_000, HUGE, "1", "nan", "2026-02-30")
"""On PostgreSQL what its numbers and texts cannot hold: what forms refuse is the same beside SQLite."""


class Watched(ImmutableMultiDict):
    """What was sent, and the names that were looked for in it."""

    looked_for: ClassVar[set[str]] = set()

    def _note(self, name: object) -> None:
        if isinstance(name, str):
            self.looked_for.add(name)

    def get(self, key: str, *args: Any, **options: Any) -> Any:
        """Note the name."""
        self._note(key)
        return super().get(key, *args, **options)

    def getlist(self, key: str, *args: Any, **options: Any) -> Any:
        """Note the name."""
        self._note(key)
        return super().getlist(key, *args, **options)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return super().__contains__(key)


@pytest.fixture
def watched(app: Flask, monkeypatch) -> type[Watched]:
    """Watch which names a request looks for in its address and its form."""
    monkeypatch.setattr(app.request_class, "parameter_storage_class", Watched)
    return Watched


def rules(app: Flask, method: str) -> list[Rule]:
    """Return the routes that answer `method`, those that take something away last."""
    found = [rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())]
    return sorted(
        (rule for rule in found if not rule.endpoint.endswith("static")),
        key=lambda rule: any(end in rule.endpoint for end in ENDS),
    )


def address(app: Flask, rule: Rule, known: dict[str, int | str]) -> str:
    """Return the route's address with the house's values in it."""
    words = {name: min(c.items) for name, c in rule._converters.items() if isinstance(c, AnyConverter)}
    values = {name: words.get(name, known.get(name, "x")) for name in rule.arguments}
    return app.url_map.bind("localhost").build(rule.endpoint, values, next(iter(rule.methods or ())))


def looked_for(watched: type[Watched], browser: FlaskClient, method: str, target: str) -> list[str]:
    """Return the names that an empty request makes the route look for."""
    watched.looked_for.clear()
    browser.open(target, method=method)
    return sorted(watched.looked_for - {"edition", "language", "once"})


class Rows:
    """How many rows each table holds, counted again only after something was written."""

    def __init__(self) -> None:
        names = (table.name for table in db.metadata.sorted_tables)
        counts = (f"""SELECT '{name}', count(*) FROM "{name}\"""" for name in names)
        self._counts = text(" UNION ALL ".join(counts))
        self._counted: list[Any] | None = None

    def note(self, _connection: object, _cursor: object, statement: str, *_others: object) -> None:
        """Take note of a statement that is sent."""
        if not statement.lstrip().upper().startswith(("SELECT", "PRAGMA")):
            self._counted = None

    def stored(self) -> list[Any]:
        """Return (table, rows) of every table."""
        if self._counted is None:
            db.session.rollback()
            self._counted = sorted(tuple(row) for row in db.session.execute(self._counts))
        return self._counted


@pytest.fixture
def rows(app: Flask) -> Iterator[Rows]:
    """The rows of all tables, watched."""
    watching = Rows()
    event.listen(db.engine, "before_cursor_execute", watching.note)
    yield watching
    event.remove(db.engine, "before_cursor_execute", watching.note)


def crashes(
    browser: FlaskClient, rows: Rows, method: str, target: str, tries: Iterable[Any]
) -> Iterator[str]:
    """Yield what a route does wrong with each of `tries`."""
    sent, before = "query_string" if method == "GET" else "data", rows.stored()
    for data in tries:
        said = f"{method} {target} {str(data)[:120]}"
        try:
            status = browser.open(target, method=method, **{sent: data}).status_code
        except Exception as error:
            db.session.rollback()
            yield f"{said}: {error!r:.300}"
            continue
        after = rows.stored()
        if status >= 500 or (status >= 400 and after != before):
            yield f"{said}: {status}, and more or fewer rows than before"
        before = after


def asked(names: list[str]) -> list[dict[str, str]]:
    """Return each value under each name; under all at once where there are many."""
    if len(names) > MANY:
        return [dict.fromkeys(names, value) for value in ASKED]
    return [{name: value} for name in names for value in ASKED]


def test_no_value_in_an_address_breaks_a_page(app, sign_in, watched, rows):
    browser, known, wrong = sign_in("admin"), house("Kessler"), []
    for rule in rules(app, "GET"):
        target = address(app, rule, known)
        names = looked_for(watched, browser, "GET", target)
        wrong += crashes(browser, rows, "GET", target, asked(names))
    everywhere = [{name: value} for name in ("edition", "language") for value in ASKED]
    wrong += crashes(browser, rows, "GET", "/", everywhere)
    assert not wrong, "\n".join(wrong)


def test_no_form_breaks_a_page_or_changes_anything_when_refused(app, sign_in, watched, rows):
    browser, known, wrong = sign_in("admin"), house("Kessler"), []
    for rule in rules(app, "POST"):
        target = address(app, rule, known)
        names = looked_for(watched, browser, "POST", target)
        wrong += crashes(browser, rows, "POST", target, [dict.fromkeys(names, value) for value in TYPED])
    assert not wrong, "\n".join(wrong)


def test_records_that_do_not_exist_are_not_found(app, sign_in, rows):
    browser, wrong = sign_in("admin"), []
    gone = dict.fromkeys(house("Kessler"), 10**18) | {"word": "x", "code": "x", "stamp": "x", "token": "x"}
    for rule in rules(app, "POST"):
        if rule.arguments:
            target = address(app, rule, gone)
            wrong += crashes(browser, rows, "POST", target, [{}])
    assert not wrong, "\n".join(wrong)
