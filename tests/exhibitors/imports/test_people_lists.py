"""Lists of contacts and of interactions come in, are shown before, and are taken back."""

from datetime import UTC, date, datetime

import pytest

from exhibitors.imports import listing
from exhibitors.imports.listing import Show
from exhibitors.imports.models import ImportRow
from exhibitors.interaction import Interaction
from exhibitors.models import Contact
from foundation.database import db, unit_of_work
from tests.factories.companies import ContactFactory, ExhibitorFactory, InteractionFactory
from tests.factories.lists import csv_list, figures, imported, previewed, undone
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory

CONTACTS = ("Company", "Name", "Email", "Phone", "Job title", "Main contact")
ANNA = ("Kessler Antriebe", "Anna Weiss", "Anna@kessler.example", "+49 1", "Head of sales", "")
TALKS = ("Exhibitor", "Date", "Type", "Subject", "Notes", "Contact", "By")
CALL = ("Kessler Antriebe", "2024-03-12 14:30", "Phone call", "Stand size", "Wants 36 m2", "Anna Weiss", "")


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2024, 5, 13))


@pytest.fixture
def known(app):
    return ExhibitorFactory(name="Kessler Antriebe", name_key="kessler antriebe")


def contacts(*rows, **options):
    return {"content": csv_list(*rows, header=CONTACTS), "kind": "contacts", **options}


def talks(*rows, **options):
    return {"content": csv_list(*rows, header=TALKS), "kind": "interactions", **options}


def codes(run):
    rows = db.session.query(ImportRow).filter_by(run_id=run.id, outcome="rejected")
    return [row.problems[-1]["code"] for row in rows.order_by(ImportRow.number)]


def test_people_become_contacts_of_their_exhibitors(edition, known):
    imported(edition=edition, **contacts(ANNA))
    one = db.session.query(Contact).one()
    assert (one.exhibitor_id, one.name, one.email) == (known.id, "Anna Weiss", "anna@kessler.example")
    assert "anna weiss" in one.search_text
    assert (one.phone, one.job_title, one.main, one.language) == ("+49 1", "Head of sales", True, "en")


def test_first_and_last_name_make_one_name(edition, known):
    content = csv_list(("Kessler Antriebe", "Anna", "Weiss"), header=("Company", "First name", "Surname"))
    imported(content, edition, kind="contacts")
    assert db.session.query(Contact).one().name == "Anna Weiss"


def test_the_one_called_main_is_so_and_a_main_contact_stays(edition, known):
    second = ("Kessler Antriebe", "Jonas Bader", "jonas@kessler.example", "", "", "yes")
    imported(edition=edition, **contacts(ANNA, second))
    assert [one.name for one in db.session.query(Contact).filter_by(main=True)] == ["Jonas Bader"]
    imported(edition=edition, **contacts(("Kessler Antriebe", "Eva", "eva@kessler.example", "", "", "yes")))
    assert [one.name for one in db.session.query(Contact).filter_by(main=True)] == ["Jonas Bader"]


def test_a_known_contact_is_changed_and_shown_before(edition, known):
    ContactFactory(
        exhibitor=known, name="Anna Weiss", email="anna@kessler.example", phone=None, job_title="Sales"
    )
    run = previewed(edition=edition, **contacts(ANNA, history=False))
    shown = listing.rows(run, Show.UPDATE, None).rows
    coming = {(one.field, one.before) for one in listing.details(run, shown).changes[2]}
    assert coming >= {("contact_phone", None), ("job_title", "Sales")}


def test_a_changed_contact_is_found_by_its_new_number(edition, known):
    there = ContactFactory(exhibitor=known, name="Anna Weiss", email="anna@kessler.example", phone=None)
    imported(edition=edition, **contacts(ANNA))
    db.session.refresh(there)
    assert (there.phone, "+49 1" in there.search_text) == ("+49 1", True)


def test_the_same_contacts_again_bring_nothing(edition, known):
    imported(edition=edition, **contacts(ANNA, ANNA))
    run = imported(edition=edition, **contacts(ANNA))
    assert (figures(run), db.session.query(Contact).count()) == ((1, 0, 1, 0, 0), 1)


def test_nobody_is_given_to_an_exhibitor_that_is_not_known_or_not_told_apart(edition, known):
    for website in ("one.example", "two.example"):
        ExhibitorFactory(name="Helix", name_key="helix", website_host=website)
    rows = [("Nobody Ltd", *ANNA[1:]), ("Helix", *ANNA[1:]), ("Kessler Antriebe", "", "", "", "", "")]
    run = imported(edition=edition, **contacts(*rows))
    assert codes(run) == ["exhibitor_unknown", "exhibitor_ambiguous", "contact_name_missing"]
    assert db.session.query(Contact).count() == 0


def test_a_website_beside_a_shared_name_decides(edition):
    one, _ = (
        ExhibitorFactory(name="Helix", name_key="helix", website_host=f"{host}.example") for host in "ab"
    )
    content = csv_list(("Helix", "a.example", "Anna"), header=("Company", "Website", "Name"))
    imported(content, edition, kind="contacts")
    assert db.session.query(Contact).one().exhibitor_id == one.id


def test_a_list_of_contacts_is_taken_back(edition, known):
    there = ContactFactory(exhibitor=known, name="Anna Weiss", email="anna@kessler.example", phone=None)
    jonas = ("Kessler Antriebe", "Jonas", "jonas@kessler.example", "", "", "")
    run = imported(edition=edition, **contacts(ANNA, jonas))
    undone(run)
    assert [(one.id, one.phone) for one in db.session.query(Contact)] == [(there.id, None)]


def test_a_contact_edited_since_is_kept(edition, known):
    run = imported(edition=edition, **contacts(ANNA))
    with unit_of_work():
        db.session.query(Contact).one().phone = "+49 2"
    undone(run)
    assert db.session.query(ImportRow).one().kept == "edited"
    assert db.session.query(Contact).count() == 1


def test_interactions_come_in_with_who_and_when(edition, known):
    anna = ContactFactory(exhibitor=known, name="Anna Weiss", email=None)
    lena = PersonFactory(name="Lena Brandt")
    imported(edition=edition, **talks((*CALL[:-1], "Lena Brandt")))
    one = db.session.query(Interaction).one()
    assert (one.kind, one.summary, one.body) == ("call", "Stand size", "Wants 36 m2")
    assert (one.contact_id, one.person_id) == (anna.id, lena.id)
    assert one.happened_at.astimezone(UTC).date() == date(2024, 3, 12)


def test_an_interaction_without_a_time_is_at_noon_where_the_edition_is(app, known):
    here = EditionFactory(starts_on=date(2024, 5, 13), time_zone="Asia/Shanghai")
    imported(edition=here, **talks(("Kessler Antriebe", "12 March 2024", "", "Stand size", "", "", "")))
    assert db.session.query(Interaction).one().happened_at == datetime(2024, 3, 12, 4, tzinfo=UTC)


def test_an_interaction_noted_by_hand_is_known_to_a_list_in_another_zone(app, known):
    here = EditionFactory(starts_on=date(2024, 5, 13), time_zone="Asia/Shanghai")
    with unit_of_work():
        noted = datetime(2024, 3, 12, 6, 30, tzinfo=UTC)
        InteractionFactory(exhibitor=known, kind="call", happened_at=noted, summary="Stand size")
    imported(edition=here, **talks((*CALL[:4], "", "", "")))
    assert db.session.query(Interaction).count() == 1


@pytest.mark.parametrize(
    ("place", "text", "code"), [(1, "03/04/2024", "date_ambiguous"), (1, "soon", "date_unreadable")]
)
def test_an_interaction_without_a_sure_date_is_rejected(edition, known, place, text, code):
    row = list(CALL)
    row[place] = text
    assert codes(imported(edition=edition, **talks(row))) == [code]


def test_the_same_interactions_again_add_nothing_and_are_taken_back(edition, known):
    first = imported(edition=edition, **talks(CALL, CALL))
    assert figures(imported(edition=edition, **talks(CALL))) == (1, 0, 1, 0, 0)
    assert (figures(first), db.session.query(Interaction).count()) == ((2, 1, 0, 0, 1), 1)
    undone(first)
    assert db.session.query(Interaction).count() == 0


def test_a_colleague_whom_nobody_knows_is_noted(edition, known):
    run = imported(edition=edition, **talks((*CALL[:-1], "Nobody")))
    row = db.session.query(ImportRow).filter_by(run_id=run.id).one()
    assert (row.outcome, row.problems[0]["code"]) == ("created", "staff_unknown")


def test_contacts_go_through_the_browser_too(sign_in, edition, known):
    run = previewed(edition=edition, **contacts(ANNA, ("Nobody Ltd", *ANNA[1:])))
    browser = sign_in("organiser")
    page = browser.get(f"/imports/{run.id}").text
    assert "Anna Weiss" in page
    assert "No exhibitor is known as Nobody Ltd." in page
    assert "Nobody Ltd" in browser.get(f"/imports/{run.id}/rejected.csv").text
