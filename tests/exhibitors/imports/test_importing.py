"""A list comes in: rows become exhibitors, participations, stands, contacts; every row is accounted for."""

from datetime import date, timedelta

import pytest

from events.models import Hall
from exhibitors import actions
from exhibitors.imports import runs
from exhibitors.imports.models import ImportRow
from exhibitors.models import Alias, Contact, Exhibitor
from exhibitors.participation import Participation, Stand
from foundation import clock, work
from foundation.database import db, unit_of_work
from tests.factories.companies import ExhibitorFactory
from tests.factories.lists import HEADER, csv_list, figures, imported, previewed
from tests.factories.shows import EditionFactory, VenueFactory

KESSLER = ("Kessler Antriebe GmbH", "Germany", "www.kessler.example", "Hall 3", "3C10; 3C12")

WEBER = ("Weber Pumps Ltd", "United Kingdom", "weber.example", "Hall 4", "4A01")


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2024, 5, 13), venue=VenueFactory())


def test_rows_read_are_created_matched_rejected_and_skipped(edition):
    ExhibitorFactory(name="Weber Pumps", name_key="weber pumps")
    nameless = ("", "Germany", "", "", "4A02")
    run = imported(csv_list(KESSLER, WEBER, nameless, KESSLER), edition)
    assert figures(run) == (4, 1, 1, 1, 1)


def test_a_row_is_stored_as_if_typed_by_hand(edition):
    imported(csv_list(KESSLER), edition)
    exhibitor = db.session.query(Exhibitor).one()
    assert (exhibitor.name_key, exhibitor.country) == ("kessler antriebe", "DE")
    assert (exhibitor.website_host, exhibitor.version) == ("kessler.example", 1)
    assert exhibitor.search_text == "kessler antriebe gmbh kessler.example"


def test_a_repeated_row_is_skipped_and_its_stands_are_added(edition):
    other = (*KESSLER[:4], "3C14")
    run = imported(csv_list(KESSLER, other), edition)
    skipped = db.session.query(ImportRow).filter_by(run_id=run.id, outcome="skipped").one()
    assert (skipped.number, skipped.same_as) == (3, 2)
    assert [stand.number for stand in db.session.query(Participation).one().stands] == [
        "3C10",
        "3C12",
        "3C14",
    ]


def test_one_name_in_two_countries_with_two_websites_is_two_companies(edition):
    robots = ("Helix", "South Korea", "helix-robots.example", "", "")
    pumps = ("HELIX", "Türkiye", "helix-pumps.example", "", "")
    assert imported(csv_list(robots, pumps), edition).created == 2
    assert figures(imported(csv_list(robots, pumps), edition)) == (2, 0, 2, 0, 0)


def test_a_company_that_moved_is_known_at_the_show_by_its_name_alone(edition):
    imported(csv_list(KESSLER), edition)
    later = EditionFactory(show=edition.show, starts_on=date(2025, 5, 13))
    moved = ("Kessler Antriebe", "Austria", "kessler-group.example", "", "")
    assert imported(csv_list(moved), later).matched == 1


def test_a_company_is_known_by_another_of_its_names_and_by_the_lists_number(edition):
    known = ExhibitorFactory(name="Norden AG", name_key="norden", external_id="A-7")
    db.session.add(Alias(exhibitor=known, name="Nordtec", name_key="nordtec"))
    header = ("Name", "Exh_id")
    assert imported(csv_list(("NordTec", ""), header=header), edition).matched == 1
    later = EditionFactory(starts_on=date(2023, 5, 13))
    assert imported(csv_list(("Norden Holding", "A-7"), header=header), later).matched == 1
    assert "Norden Holding" in [alias.name for alias in known.aliases]
    assert "norden holding" in db.session.get_one(Exhibitor, known.id).search_text


def test_a_column_that_counts_the_rows_is_not_taken_for_the_lists_number(edition):
    run = imported(csv_list(("Kessler", "1"), ("Weber", "2"), header=("Company", "ID")), edition)
    assert "external_id" not in run.mapping


def test_the_same_file_twice_adds_nothing(edition):
    content = csv_list(KESSLER, WEBER, KESSLER)
    imported(content, edition)
    tables = (Exhibitor, Alias, Contact, Participation, Stand, Hall)
    before = [db.session.query(table).count() for table in tables]
    assert figures(imported(content, edition)) == (3, 0, 2, 0, 1)
    assert [db.session.query(table).count() for table in tables] == before
    assert {row.version for row in db.session.query(Exhibitor)} == {1}


def test_history_fills_blanks_and_replaces_nothing(edition):
    known = ExhibitorFactory(name="Kessler Antriebe", name_key="kessler antriebe", country="AT")
    imported(csv_list(KESSLER), edition)
    db.session.refresh(known)
    assert (known.country, known.website) == ("AT", "https://www.kessler.example")
    assert known.version == 2


def test_a_list_of_a_coming_edition_brings_newer_values_but_no_blanks(app):
    known = ExhibitorFactory(name="Kessler Antriebe", name_key="kessler antriebe", city="Graz", country="AT")
    coming = EditionFactory(starts_on=clock.today() + timedelta(days=90))
    imported(csv_list((*KESSLER, ""), header=(*HEADER, "City")), coming, history=False)
    db.session.refresh(known)
    assert (known.country, known.city) == ("DE", "Graz")
    assert db.session.query(Participation).one().status == "contracted"


def test_people_become_contacts_each_once_the_first_the_main_one(edition):
    header = ("Name", "Contact", "Contact email")
    rows = [
        ("Kessler", "Anna Weiss", "anna@kessler.example"),
        ("Kessler", "Anna Weiss", "Anna@kessler.example"),
        ("Kessler", "Jonas Bader", ""),
    ]
    imported(csv_list(*rows, header=header), edition)
    found = [(one.name, one.main) for one in db.session.query(Contact).order_by(Contact.id)]
    assert found == [("Anna Weiss", True), ("Jonas Bader", False)]


def test_a_cell_that_is_not_understood_keeps_the_row_and_is_noted(edition):
    header = ("Name", "Country", "Price")
    run = imported(csv_list(("Kessler", "Atlantis", "100 USD"), header=header), edition)
    row = db.session.query(ImportRow).filter_by(run_id=run.id).one()
    assert (row.outcome, [one["code"] for one in row.problems]) == (
        "created",
        ["country_unknown", "currency_other"],
    )
    assert row.cells["Country"] == "Atlantis"


def test_a_preview_changes_nothing(edition):
    run = previewed(csv_list(KESSLER, WEBER), edition)
    assert (run.state, run.created) == ("previewed", 2)
    assert db.session.query(Exhibitor).count() == 0


def test_the_preview_is_matched_anew_when_it_is_run(edition):
    content = csv_list(KESSLER)
    early = previewed(content, edition)
    imported(content, edition)
    with unit_of_work():
        runs.start(early)
    work.run_all()
    db.session.refresh(early)
    assert figures(early) == (1, 0, 1, 0, 0)


def test_a_name_whose_key_is_cut_meets_itself_again(edition):
    """The ligature is one character of the name and eighteen of its key."""
    name = "\ufdfa" * 40
    with unit_of_work():
        actions.save(ExhibitorFactory.build(name=name))
    assert figures(imported(csv_list((name, "", "", "", "")), edition)) == (1, 0, 1, 0, 0)
