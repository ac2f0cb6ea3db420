"""An import is taken back as a whole; what was edited or used since stays and is reported."""

from datetime import date

import pytest

from events.models import Hall
from exhibitors import past_values
from exhibitors.imports import runs
from exhibitors.imports.models import ImportRow
from exhibitors.imports.traces import ImportChange
from exhibitors.models import Alias, Contact, Exhibitor
from exhibitors.participation import Participation, Stand
from foundation import clock
from foundation.database import db, unit_of_work
from goals.models import Goal
from plans.task import Task, TaskKind
from tests.factories.companies import (
    ContactFactory,
    ExhibitorFactory,
    InteractionFactory,
    ParticipationFactory,
)
from tests.factories.lists import again, csv_list, imported, undone
from tests.factories.shows import EditionFactory, VenueFactory

TABLES = (Exhibitor, Alias, Contact, Participation, Stand, Hall)
HEADER = ("Name", "Alias", "Country", "Website", "Hall", "Stand", "Contact", "Contact email", "Area")
KESSLER = ("Kessler Antriebe GmbH", "KAG", "Germany", "kessler.example", "Hall 3", "3C10", "Anna", "", "36")
WEBER = ("Weber Pumps", "", "GB", "weber.example", "Hall 4", "4A01", "", "w@weber.example", "18")
LIST = csv_list(KESSLER, WEBER, header=HEADER)


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2024, 5, 13), venue=VenueFactory())


def counts():
    return [db.session.query(table).count() for table in TABLES]


def kept(run):
    rows = db.session.query(ImportRow).filter(ImportRow.run_id == run.id, ImportRow.kept.is_not(None))
    return {row.name: row.kept for row in rows}


def named(name):
    return db.session.query(Exhibitor).filter_by(name=name).one()


def test_everything_that_was_made_goes(edition):
    run = imported(LIST, edition)
    assert counts() == [2, 1, 2, 2, 2, 2]
    assert (undone(run).state, counts(), kept(run)) == ("undone", [0] * 6, {})


def test_what_was_there_is_as_before(edition):
    known = ExhibitorFactory(
        name="Kessler Antriebe", name_key="kessler antriebe", search_text="kessler antriebe"
    )
    ParticipationFactory(exhibitor=known, edition=edition, status="reserved", net_area_m2=None)
    db.session.commit()
    run = imported(LIST, edition)
    assert db.session.query(Participation).filter_by(exhibitor_id=known.id).one().net_area_m2 == 36
    undone(run)
    db.session.refresh(known)
    one = db.session.query(Participation).one()
    assert (known.website, known.website_host, known.search_text) == (None, None, "kessler antriebe")
    assert (one.status, one.net_area_m2, one.stands, known.aliases, known.contacts) == (
        "reserved",
        None,
        [],
        [],
        [],
    )


def test_an_exhibitor_edited_since_is_kept_with_all_its_own(edition):
    run = imported(LIST, edition)
    with unit_of_work():
        named("Weber Pumps").city = "Leeds"
    assert kept(undone(run)) == {"Weber Pumps": "edited"}
    assert counts() == [1, 0, 1, 1, 1, 1]


def test_an_exhibitor_with_a_note_is_kept(edition):
    run = imported(LIST, edition)
    InteractionFactory(exhibitor=named("Weber Pumps"))
    db.session.commit()
    assert kept(undone(run)) == {"Weber Pumps": "used"}


@pytest.mark.parametrize("state, stays", [("open", {}), ("done", {"Weber Pumps": "used"})])
def test_only_a_task_that_somebody_did_keeps_an_exhibitor(edition, state, stays):
    run = imported(LIST, edition)
    ended = {"state": state, "ended_at": clock.now() if state == "done" else None}
    task = {"exhibitor": named("Weber Pumps"), "title": "Call", "due_on": date(2024, 5, 1)}
    db.session.add(Task(kind=TaskKind.PLAY, **task, **ended))
    db.session.commit()
    assert kept(undone(run)) == stays


def test_a_participation_with_a_goal_is_kept(edition):
    ExhibitorFactory(name="Weber Pumps", name_key="weber pumps")
    run = imported(LIST, edition)
    goal = Goal(exhibitor=named("Weber Pumps"), edition=edition, dimension="sales", title="Five orders")
    db.session.add(goal)
    db.session.commit()
    assert kept(undone(run)) == {"Weber Pumps": "used"}
    assert db.session.query(Participation).count() == 1


def test_an_exhibitor_in_a_later_list_is_kept_until_that_is_undone(edition):
    first = imported(LIST, edition)
    later = EditionFactory(show=edition.show, starts_on=date(2025, 5, 13))
    second = imported(csv_list(WEBER, header=HEADER), later)
    undone(second)
    assert (kept(undone(first)), counts()) == ({}, [0] * 6)


def test_a_later_list_keeps_what_it_names(edition):
    first = imported(LIST, edition)
    later = EditionFactory(show=edition.show, starts_on=date(2025, 5, 13))
    imported(csv_list(WEBER, header=HEADER), later)
    assert kept(undone(first)) == {"Weber Pumps": "imported_again"}


def test_a_changed_and_changed_back_exhibitor_is_not_taken_for_edited(edition):
    first = imported(csv_list(("Weber Pumps",), header=("Name",)), edition)
    later = EditionFactory(show=edition.show, starts_on=date(2025, 5, 13))
    second = imported(csv_list(WEBER, header=HEADER), later)
    undone(second)
    assert named("Weber Pumps").version == 3
    assert (kept(undone(first)), db.session.query(Exhibitor).count()) == ({}, 0)


def test_a_value_changed_again_since_stays_and_is_told(edition):
    known = ExhibitorFactory(name="Weber Pumps", name_key="weber pumps", country=None)
    run = imported(LIST, edition)
    with unit_of_work():
        db.session.refresh(known)
        known.country = "IE"
    undone(run)
    db.session.refresh(known)
    assert (known.country, known.website) == ("IE", None)
    stays = db.session.query(ImportChange).filter_by(run_id=run.id, kept=True).one()
    assert (stays.field, stays.after) == ("country", "GB")


def test_a_run_is_undone_once(edition):
    run = undone(imported(LIST, edition))
    with pytest.raises(runs.WrongMoment):
        runs.start_undo(again(run))


def test_what_a_list_changed_of_a_contact_is_in_the_history(edition):
    known = ExhibitorFactory(name="Weber Pumps", name_key="weber pumps")
    ContactFactory(exhibitor=known, name="Anna Weiss", email="anna@weber.example", phone=None)
    db.session.commit()
    header = ("Company", "Name", "Email", "Phone")
    row = ("Weber Pumps", "Anna Weiss", "anna@weber.example", "+44 1")
    imported(csv_list(row, header=header), edition, kind="contacts")
    (change,) = past_values.changes(known.id).rows
    assert (change.whose, change.field, change.before, change.after) == ("Anna Weiss", "phone", None, "+44 1")


def test_where_all_is_in_a_later_list_nothing_is_undone_and_it_is_said(edition, sign_in):
    first, second = imported(LIST, edition), imported(LIST, edition)
    page = sign_in("organiser").get(f"/imports/{undone(first).id}").text
    assert (again(first).state, "Undoing took nothing back" in page) == ("done", True)
    undone(second)
    assert undone(first).state == "undone"
    assert counts()[0] == 0
