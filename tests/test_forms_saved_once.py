"""Every form of every room: posted twice it is saved once, and never over what somebody else saved."""

from collections.abc import Iterator

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from foundation.database import Base, Versioned, db
from tests.factories.house import house
from tests.forms_of_pages import form_of
from tests.test_hostile_input import Rows, address, rules

MARK = "What was typed"
TEXTS = ("name", "title", "en", "text_en", "summary", "conduct_note")


def forms(app: Flask, browser: FlaskClient, mark: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (address, fields) of every page with a form that holds the field `mark`."""
    known = house("Kessler")
    for rule in rules(app, "POST"):
        if "GET" in (rule.methods or ()) and rule.endpoint not in ("staff.account", "staff.forgotten"):
            target = address(app, rule, known)
            fields = form_of(browser.get(target).text, mark)
            if fields:
                yield target, fields


def _saved_by_somebody_else() -> None:
    for kind in (mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Versioned)):
        db.session.execute(update(kind).values(version=kind.version + 1))
    db.session.commit()


def test_a_form_posted_twice_is_saved_once(app, sign_in):
    browser, saved = sign_in("admin"), []
    for target, fields in forms(app, browser, "once"):
        if browser.post(target, data=fields).status_code < 400:
            before = Rows().stored()
            assert (browser.post(target, data=fields).status_code, Rows().stored()) == (409, before), target
            saved.append(target)
    assert len(saved) > 20, saved


def test_an_edit_over_a_newer_version_is_refused_and_what_was_typed_stays(app, sign_in):
    browser, refused = sign_in("admin"), []
    for target, fields in forms(app, browser, "version"):
        text = next((name for name in fields if name in TEXTS), None)
        if text is None or not fields["version"].isdecimal():
            continue
        _saved_by_somebody_else()
        answer = browser.post(target, data=fields | {text: MARK})
        assert (answer.status_code, MARK in answer.text) == (409, True), target
        refused.append(target)
    assert len(refused) > 8, refused
