"""A database that is kept busy by others is told as such: nothing changed, try again."""

import sqlite3

from sqlalchemy.exc import OperationalError

from exhibitors.models import Exhibitor
from foundation import database
from foundation.database import db


def busy(*_):
    raise OperationalError("BEGIN IMMEDIATE", {}, sqlite3.OperationalError("database is locked"))


def test_a_write_that_cannot_begin_is_asked_to_be_sent_again(app, sign_in, monkeypatch):
    browser = sign_in("admin")
    monkeypatch.setattr(database.db.session, "commit", busy)
    answer = browser.post("/exhibitors/new", data={"name": "Kessler"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert db.session.query(Exhibitor).count() == 0
