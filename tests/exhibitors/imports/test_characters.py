"""Characters that no database stores, in a JSON list: said where they stand, never in the way of others."""

import io
import json
import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from exhibitors.imports.mending import LOST
from exhibitors.imports.models import ImportRow, ImportRun
from exhibitors.models import Exhibitor
from foundation import clock, work
from foundation.database import db
from tests.factories.lists import figures
from tests.factories.shows import EditionFactory

UNSTORABLE = ["Kess\0ler", "Kess\ud800ler", "\udfff"]


def brought_in(browser, rows):
    """Take a JSON list through the browser from upload to the end; return its page."""
    edition = EditionFactory(starts_on=clock.today() + timedelta(days=90))
    file = (io.BytesIO(json.dumps(rows).encode()), "list.json")
    columns = browser.post("/imports/new", data={"file": file, "edition_id": edition.id}).location
    assert browser.get(columns).status_code == 200
    page = browser.post(columns, data={"columns-0": "name", "columns-1": "email", "keys": "name"}).location
    work.run_all()
    browser.post(f"{page}/start")
    work.run_all()
    return page


@pytest.mark.parametrize("name", UNSTORABLE)
def test_a_sign_that_cannot_be_stored_is_lost_and_that_is_said(sign_in, name):
    browser = sign_in("organiser")
    brought_in(browser, [{"name": name}, {"name": "Nordlicht"}])
    run = db.session.query(ImportRun).one()
    assert figures(run) == (2, 2, 0, 0, 0)
    stored = db.session.scalars(select(Exhibitor.name).order_by(Exhibitor.name)).all()
    assert stored == sorted([re.sub("[^A-Za-z]", LOST, name), "Nordlicht"])
    (repair,) = db.session.query(ImportRow.repairs).filter(ImportRow.number == 1).one().repairs
    assert LOST in repair[-1]


@pytest.mark.parametrize("cell", UNSTORABLE)
def test_a_cell_that_is_nothing_without_it_is_left_out_and_said(sign_in, cell):
    browser = sign_in("organiser")
    row = {"name": "Nordlicht", "email": f"{cell}@nordlicht.example", f"a{cell}": cell}
    page = brought_in(browser, [row])
    assert db.session.query(Exhibitor.name, Exhibitor.email).one() == ("Nordlicht", None)
    assert "is not an e-mail address" in browser.get(page).text
