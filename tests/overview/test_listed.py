"""What lists said of a person is gone with the person; what the lists counted stays."""

import pytest
from sqlalchemy import select

from exhibitors.actions import save
from exhibitors.imports.models import ImportFile
from exhibitors.models import Contact
from foundation.database import db
from overview.erasing import erase
from overview.listed import StillListed
from overview.scrubbing import MARK
from tests.factories.companies import ExhibitorFactory
from tests.factories.database import everything
from tests.factories.lists import again, csv_list, figures, imported, previewed, undone, uploaded
from tests.factories.shows import EditionFactory

CONTACTS = ("Company", "Name", "Email", "Phone", "Shoe size", "Notes")
ANNA = ("Kessler", "Anna Weiß", "Anna@kessler.example", "+49 711 90", "39", "Anna's desk")
STRANGER = ("Nobody GmbH", "Anna Weiß", "anna@kessler.example", "+49 711 90", "", "")
OTHER = ("Kessler", "Piotr Nowak", "piotr@kessler.example", "", "", "")


@pytest.fixture
def edition(app):
    save(ExhibitorFactory.build(name="Kessler"))
    return EditionFactory()


@pytest.fixture
def run(edition):
    return imported(csv_list(ANNA, STRANGER, OTHER, header=CONTACTS), edition, kind="contacts")


def anna() -> Contact:
    return db.session.scalars(select(Contact).where(Contact.name == "Anna Weiß")).one()


def test_rows_and_changes_forget_the_person_and_the_counts_stay(run, edition, sign_in):
    newer = csv_list(("Kessler", "Anna Weiß", "anna@kessler.example", "+49 30 1"), header=CONTACTS[:4])
    imported(newer, edition, kind="contacts")
    before = figures(run)
    erase(anna(), None)
    left = everything().casefold()
    assert [word for word in ("anna", "weiß", "wei\\u00df", "49 711", "49 30") if word in left] == []
    assert ("piotr nowak" in left, figures(again(run)), before) == (True, before, (3, 2, 0, 1, 0))
    assert MARK in sign_in("manager").get(f"/imports/{run.id}").text


def test_a_list_that_is_in_keeps_no_file(run):
    assert db.session.query(ImportFile).count() == 0


def test_a_list_that_was_taken_back_forgets_the_person_too(edition):
    company = csv_list(
        ("New Ltd", "Anna Weiß", "a@new.example"), header=("Company", "Contact", "Contact email")
    )
    undone(imported(company, edition))
    imported(csv_list(ANNA, header=CONTACTS), edition, kind="contacts")
    erase(anna(), None)
    assert "Anna Weiß" not in everything()


@pytest.mark.parametrize("far", [uploaded, previewed])
def test_a_list_that_is_not_in_yet_stands_in_the_way(run, edition, far, sign_in):
    far(csv_list(ANNA, header=CONTACTS), edition, filename="new.csv", kind="contacts")
    with pytest.raises(StillListed, match=r"new\.csv"):
        erase(anna(), None)
    answer = sign_in("manager").post(f"/contacts/{anna().id}/erase", data={"sure": "y"})
    assert (answer.status_code, "new.csv" in answer.text) == (409, True)


def test_after_the_erasure_the_list_can_still_be_taken_back(run):
    erase(anna(), None)
    undone(run)
    assert [one.name.split()[0] for one in db.session.query(Contact)] == [MARK]
