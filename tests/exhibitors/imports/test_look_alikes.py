"""New rows are compared with the exhibitors there are, behind the preview and in a bounded time."""

from datetime import date

import pytest

from exhibitors.imports import look_alikes, runs
from exhibitors.imports.decisions import ImportLikeness
from foundation import work
from foundation.database import db, unit_of_work
from tests.factories.companies import ExhibitorFactory
from tests.factories.lists import again, csv_list, previewed
from tests.factories.shows import EditionFactory

HEADER = ("Name", "Country", "Website")
ALIKE = ("Norden Ventil AB", "Sweden", "norden.example")


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2024, 5, 13))


@pytest.fixture
def known(app):
    return ExhibitorFactory(
        name="Norden Ventile", name_key="norden ventile", country="SE", website_host="norden.example"
    )


def found():
    return [(one.number, one.exhibitor_id) for one in db.session.query(ImportLikeness)]


def test_a_new_row_is_shown_beside_whom_it_looks_like(edition, known):
    run = previewed(csv_list(ALIKE, ("Weber Pumps", "GB", "weber.example"), header=HEADER), edition)
    assert (found(), again(run).compared_to) == ([(2, known.id)], 3)


def test_a_row_of_a_known_exhibitor_is_not_compared(edition, known):
    previewed(csv_list(("Norden Ventile", "Sweden", "norden.example"), header=HEADER), edition)
    assert found() == []


def test_what_takes_too_long_is_left_out(edition, known, monkeypatch):
    monkeypatch.setattr(look_alikes, "LONGEST_SECONDS", -1)
    run = previewed(csv_list(ALIKE, header=HEADER), edition)
    assert (found(), again(run).state) == ([], "previewed")


def test_comparing_goes_on_where_it_stopped(edition, known, monkeypatch):
    monkeypatch.setattr(look_alikes, "AT_ONCE", 1)
    run = previewed(csv_list(ALIKE, ("Weber", "GB", ""), header=HEADER), edition)
    with unit_of_work():
        again(run).compared_to = 2
    look_alikes.compare(run.id, lambda _done, _total: None)
    assert found() == [(2, known.id)]


def test_a_run_that_has_started_is_compared_no_more(edition, known):
    run = previewed(csv_list(ALIKE, header=HEADER), edition)
    with unit_of_work():
        runs.preview(again(run), run.mapping)
        work.run_one()
    with unit_of_work():
        runs.start(again(run))
    work.run_all()
    assert found() == []
