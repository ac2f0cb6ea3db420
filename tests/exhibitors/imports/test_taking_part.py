"""A row of a list says how a company takes part: stands, halls, area, money, with whom."""

from datetime import date

import pytest

from events.models import Hall
from exhibitors.imports.models import ImportRow
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation, Stand
from foundation.database import db
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.lists import csv_list, imported, undone
from tests.factories.shows import EditionFactory, HallFactory, VenueFactory

KESSLER = ("Kessler Antriebe GmbH", "Germany", "www.kessler.example", "Hall 3", "3C10; 3C12")

WEBER = ("Weber Pumps Ltd", "United Kingdom", "weber.example", "Hall 4", "4A01")


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2024, 5, 13), venue=VenueFactory())


def test_several_stands_in_a_cell_are_stands_of_one_participation(edition):
    HallFactory(venue=edition.venue, name="Hall 3")
    imported(csv_list(KESSLER), edition)
    participation = db.session.query(Participation).one()
    assert [(stand.hall.name, stand.number) for stand in participation.stands] == [
        ("Hall 3", "3C10"),
        ("Hall 3", "3C12"),
    ]
    assert db.session.query(Hall).count() == 1


def test_a_hall_that_the_venue_lacks_is_made(edition):
    imported(csv_list(KESSLER), edition)
    assert [hall.name for hall in db.session.query(Hall)] == ["Hall 3"]


def test_without_a_venue_the_hall_stays_in_the_stand(app):
    imported(csv_list(WEBER), EditionFactory(starts_on=date(2024, 5, 13)))
    assert db.session.query(Stand).one().number == "Hall 4 - 4A01"


def test_a_prospect_on_the_list_of_a_past_edition_attended(edition):
    known = ExhibitorFactory(name="Weber Pumps", name_key="weber pumps")
    ParticipationFactory(exhibitor=known, edition=edition, status="prospect")
    imported(csv_list(WEBER), edition)
    assert db.session.query(Participation).one().status == "attended"


def test_area_price_and_package_reach_the_participation(edition):
    header = ("Name", "Net area", "Price", "Package")
    imported(csv_list(("Kessler", "18.5 m2", "1.200,50 EUR", "Space only"), header=header), edition)
    one = db.session.query(Participation).one()
    assert (one.net_area_m2, one.price_minor, one.package) == (18.5, 120050, "space_only")


def test_what_a_list_says_of_the_participation_is_brought_in(edition):
    header = ("Name", "Participation status", "Exhibitor type", "Paid", "Due date", "Currency")
    row = ("Kessler", "Cancelled", "Co-exhibitor", "1.000,00", "31.03.2024", "EUR")
    imported(csv_list(row, header=header), edition)
    one = db.session.query(Participation).one()
    assert (one.status, one.kind, one.paid_minor, one.due_on) == (
        "cancelled",
        "co_exhibitor",
        100000,
        date(2024, 3, 31),
    )


def test_money_in_another_currency_is_not_taken_without_a_rate(edition):
    header = ("Name", "Price", "Currency")
    run = imported(csv_list(("Kessler", "1000", "USD"), header=header), edition)
    row = db.session.query(ImportRow).filter_by(run_id=run.id).one()
    assert (row.problems[0]["code"], db.session.query(Participation).one().price_minor) == (
        "currency_other",
        None,
    )


def test_a_co_exhibitor_is_joined_to_the_main_one_further_down(edition):
    header = ("Name", "Main exhibitor")
    run = imported(
        csv_list(("Weber", "Kessler GmbH"), ("Kessler", ""), ("Alder", "Nobody"), header=header), edition
    )
    found = {one.exhibitor.name: one.main_id for one in db.session.query(Participation)}
    main = db.session.query(Participation).join(Exhibitor).filter(Exhibitor.name == "Kessler").one()
    assert found == {"Weber": main.id, "Kessler": None, "Alder": None}
    row = db.session.query(ImportRow).filter_by(run_id=run.id, name="Alder").one()
    assert row.problems[0]["code"] == "main_exhibitor_unknown"


def test_a_participation_joined_by_a_list_is_parted_when_it_is_undone(edition):
    known = ExhibitorFactory(name="Weber", name_key="weber")
    mine = ParticipationFactory(exhibitor=known, edition=edition, status="attended")
    db.session.commit()
    run = imported(
        csv_list(("Weber", "Kessler"), ("Kessler", ""), header=("Name", "Main exhibitor")), edition
    )
    db.session.refresh(mine)
    assert mine.main_id is not None
    undone(run)
    db.session.refresh(mine)
    assert mine.main_id is None
