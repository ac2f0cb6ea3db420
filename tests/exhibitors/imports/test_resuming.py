"""A worker may die between two batches: the next one goes on, nothing comes in twice."""

from datetime import date, timedelta

import pytest
import time_machine

from exhibitors.imports import applying, batches, runs, staging
from exhibitors.imports.models import ImportRow
from exhibitors.models import Exhibitor
from foundation import work
from foundation.database import db, unit_of_work
from tests.factories.lists import again, csv_list, figures, previewed, uploaded
from tests.factories.shows import EditionFactory

ROWS = [(f"Company {number} Ltd", "GB", "", "", f"A{number}") for number in range(1, 8)]


class Killed(BaseException):
    """The worker is gone."""


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    for module in (batches, staging):
        monkeypatch.setattr(module, "SIZE", 3)


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2024, 5, 13))


def dies_after(monkeypatch, module, name, calls):
    """Have `module.name` work for a number of calls and then kill the worker."""
    works, left = getattr(module, name), [calls]

    def call(*arguments):
        if not left[0]:
            raise Killed
        left[0] -= 1
        return works(*arguments)

    monkeypatch.setattr(module, name, call)


def killed_and_taken_over(monkeypatch):
    """Run the open job until its worker dies, then let another take it over once the lease has ended."""
    with pytest.raises(Killed):
        work.run_one()
    monkeypatch.undo()
    assert work.run_one() is False
    with time_machine.travel(work.lease() + timedelta(seconds=1), tick=False):
        assert work.run_one() is True


def test_bringing_in_goes_on_behind_the_last_batch(edition, monkeypatch):
    run = previewed(csv_list(*ROWS), edition)
    with unit_of_work():
        runs.start(run)
    dies_after(monkeypatch, applying, "bring_in", 1)
    with pytest.raises(Killed):
        work.run_one()
    assert (again(run).applied_to, db.session.query(Exhibitor).count()) == (4, 3)
    monkeypatch.undo()
    with time_machine.travel(work.lease() + timedelta(seconds=1), tick=False):
        assert work.run_one() is True
    assert (again(run).state, figures(again(run))) == ("done", (7, 7, 0, 0, 0))
    assert db.session.query(Exhibitor).count() == 7


def test_reading_goes_on_behind_the_last_batch(edition, monkeypatch):
    run = uploaded(csv_list(*ROWS, ROWS[0]), edition)
    with unit_of_work():
        runs.preview(run, run.mapping)
    dies_after(monkeypatch, staging, "_store", 1)
    killed_and_taken_over(monkeypatch)
    assert figures(again(run)) == (8, 7, 0, 0, 1)
    assert db.session.query(ImportRow).count() == 8


def test_a_job_that_is_held_is_left_alone(edition, monkeypatch):
    run = uploaded(csv_list(*ROWS), edition)
    with unit_of_work():
        runs.preview(run, run.mapping)
    dies_after(monkeypatch, staging, "_store", 1)
    killed_and_taken_over(monkeypatch)
    assert again(run).state == "previewed"


def test_a_failed_job_can_be_tried_again(edition, monkeypatch):
    run = previewed(csv_list(*ROWS), edition)
    with unit_of_work():
        runs.start(run)

    def fails(*_arguments):
        raise ValueError("disk full")

    monkeypatch.setattr(applying, "bring_in", fails)
    work.run_all()
    assert runs.job_of(run).state == "failed"
    monkeypatch.undo()
    with unit_of_work():
        runs.start(again(run))
    work.run_all()
    assert figures(again(run)) == (7, 7, 0, 0, 0)


def test_two_imports_at_once_do_not_mix(edition):
    other = EditionFactory(show=edition.show, starts_on=date(2025, 5, 13))
    one, two = previewed(csv_list(*ROWS), edition), previewed(csv_list(*ROWS[3:]), other)
    with unit_of_work():
        runs.start(one)
        runs.start(two)
    steps = [one.id, two.id] * 4
    for run_id in steps:
        with unit_of_work():
            applying._step(run_id, lambda *_figures: None)
    assert figures(again(one))[0] == 7
    assert (again(one).created + again(two).created, db.session.query(Exhibitor).count()) == (7, 7)
    assert (again(one).state, again(two).state) == ("done", "done")


def test_a_company_that_another_import_made_meanwhile_is_said_to_be_updated(edition):
    other = EditionFactory(show=edition.show, starts_on=date(2025, 5, 13))
    one, two = previewed(csv_list(*ROWS), edition), previewed(csv_list(*ROWS), other)
    with unit_of_work():
        runs.start(one)
        runs.start(two)
    work.run_all()
    assert (again(two).matched, again(two).same) == (7, 0)
