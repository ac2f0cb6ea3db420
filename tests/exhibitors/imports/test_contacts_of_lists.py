"""The contacts of an exhibitor list: made once, filled in where something is blank, never doubled."""

from datetime import date, timedelta

import pytest

from exhibitors.assignment import Assignment
from exhibitors.imports import listing, runs
from exhibitors.imports.listing import Show
from exhibitors.models import Contact, Exhibitor
from foundation import clock, work
from foundation.database import db, unit_of_work
from tests.factories.companies import ContactFactory, ExhibitorFactory, ParticipationFactory
from tests.factories.lists import again, csv_list, imported, previewed, undone
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory

HEADER = ("Company", "Contact name", "E-mail", "Phone", "Language")
BLANK = csv_list(("Brightline", "Hannah Cole", "", "", ""), header=HEADER)
FULL = csv_list(("Brightline", "hannah cole", "hannah@b.example", "+44 113", "zh"), header=HEADER)


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2024, 5, 13))


def people():
    db.session.expire_all()
    return [(one.name, one.email, one.phone) for one in db.session.query(Contact).order_by(Contact.id)]


def test_a_new_contact_comes_with_address_number_and_language(edition):
    imported(FULL, edition)
    contact = db.session.query(Contact).one()
    assert (contact.email, contact.phone) == ("hannah@b.example", "+44 113")
    assert (contact.language, contact.main) == ("zh_CN", True)


def test_a_contact_without_an_address_is_filled_in_and_not_made_again(edition):
    imported(BLANK, edition)
    run = imported(FULL, edition)
    assert people() == [("Hannah Cole", "hannah@b.example", "+44 113")]
    assert (run.matched, run.same) == (1, 0)


def test_the_preview_and_the_report_say_what_is_filled_in(edition):
    imported(BLANK, edition)
    for step in (previewed, imported):
        run = step(FULL, edition)
        shown = listing.rows(run, Show.UPDATE, None).rows
        fields = {one.field for one in listing.details(run, shown).changes[2]}
        assert fields == {"contact_email", "contact_phone"}


def test_a_row_with_another_person_brings_something(edition):
    exhibitor = ExhibitorFactory(name="Brightline", name_key="brightline")
    ParticipationFactory(exhibitor=exhibitor, edition=edition, status="attended")
    ContactFactory(exhibitor=exhibitor, name="Omar", email="omar@b.example")
    ContactFactory(name="Hannah Cole", email="hannah@b.example")
    run = previewed(FULL, edition)
    assert (run.matched, run.same) == (1, 0)


def test_one_address_is_given_to_one_of_two_people(edition):
    two = (("Brightline", "Ann", ""), ("Brightline", "Ben", ""))
    imported(csv_list(*two, header=HEADER[:3]), edition)
    shared = [(company, name, "info@b.example") for company, name, _ in two]
    imported(csv_list(*shared, header=HEADER[:3]), edition)
    assert people() == [("Ann", "info@b.example", None), ("Ben", None, None)]


def test_undoing_takes_what_was_filled_in_back_and_both_undone_leave_nobody(edition):
    first = imported(BLANK, edition)
    undone(imported(FULL, edition))
    assert people() == [("Hannah Cole", None, None)]
    undone(first)
    assert people() == []


def test_the_same_list_twice_adds_nothing(edition):
    imported(FULL, edition)
    assert imported(FULL, edition).same == 1
    assert len(people()) == 1


def test_an_owner_column_gives_new_exhibitors_their_owner_until_it_is_undone(edition):
    owner = PersonFactory(name="Ada Novak")
    run = imported(csv_list(("Brightline", "Ada Novak"), header=("Company", "Owner")), edition)
    assert db.session.query(Exhibitor).one().owner_id == owner.id
    assert db.session.query(Assignment.person_id).scalar() == owner.id
    undone(run)
    assert db.session.query(Exhibitor).count() == 0


def test_an_owner_column_hands_a_known_exhibitor_over_until_it_is_undone(app, sign_in):
    before, after = PersonFactory(name="Ada Novak"), PersonFactory(name="Bo Lind")
    known = ExhibitorFactory(name="Brightline", name_key="brightline", owner=before)
    coming = EditionFactory(starts_on=clock.today("UTC") + timedelta(days=30))
    run = previewed(csv_list(("Brightline", "bo lind"), header=("Company", "Owner")), coming, history=False)
    page = sign_in("organiser").get(f"/imports/{run.id}").text
    assert "Ada Novak</del>" in page
    assert "Bo Lind</ins>" in page
    with unit_of_work():
        runs.start(run)
    work.run_all()
    present = db.session.query(Assignment.person_id).filter_by(until=None)
    assert (db.session.get_one(Exhibitor, known.id).owner_id, present.scalar()) == (after.id, after.id)
    undone(again(run))
    assert (db.session.get_one(Exhibitor, known.id).owner_id, present.scalar()) == (before.id, before.id)


def test_the_preview_of_a_new_row_says_every_field(edition, sign_in):
    header = ("Company", "City", "Company e-mail", "Area sqm", "Price", "Contact name", "E-mail", "Language")
    row = ("Brightline", "Leeds", "info@b.example", "36", "9800", "Hannah Cole", "hannah@b.example", "zh")
    page = sign_in("organiser").get(f"/imports/{previewed(csv_list(row, header=header), edition).id}").text
    said = ("Leeds", "info@b.example", "36 m²", "€9,800", "Hannah Cole", "hannah@b.example", "简体中文")
    assert [text for text in said if text not in page] == []
