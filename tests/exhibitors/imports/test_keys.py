"""What decides that a row is a known exhibitor is chosen: number, name, website, e-mail."""

from datetime import date

import pytest

from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.lists import csv_list, figures, previewed
from tests.factories.shows import EditionFactory

HEADER = ("Name", "Website", "Email", "Customer number")
RENAMED = ("Norden Group", "norden.example", "info@norden.example", "A-7")


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2024, 5, 13))


@pytest.fixture
def known(app):
    return ExhibitorFactory(
        name="Nordtec",
        name_key="nordtec",
        external_id="A-7",
        website_host="norden.example",
        email="info@norden.example",
    )


def matched(edition, *keys, rows=(RENAMED,)):
    return previewed(csv_list(*rows, header=HEADER), edition, chosen={"keys": list(keys)}).matched


@pytest.mark.parametrize(("key", "count"), [("external_id", 1), ("name", 0), ("website", 1), ("email", 1)])
def test_only_the_chosen_key_decides(edition, known, key, count):
    assert matched(edition, key) == count


def test_a_contacts_address_is_the_exhibitors_too(edition, known):
    known.email = None
    ContactFactory(exhibitor=known, email="anna@norden.example")
    rows = [("Norden Group", "anna@norden.example")]
    run = previewed(csv_list(*rows, header=("Name", "Contact email")), edition, chosen={"keys": ["email"]})
    assert run.matched == 1


def test_a_website_of_several_exhibitors_decides_nothing(edition, known):
    ExhibitorFactory(website_host="norden.example")
    assert matched(edition, "website") == 0


def test_a_website_of_several_names_in_the_list_decides_nothing(edition, known):
    rows = [RENAMED, ("Weber", "norden.example", "", "")]
    assert matched(edition, "website", rows=rows) == 0


def test_rows_of_one_name_are_apart_where_the_name_is_no_key(edition):
    rows = [("Norden", "", "", "1x"), ("Norden", "", "", "2x")]
    run = previewed(csv_list(*rows, header=HEADER), edition, chosen={"keys": ["external_id"]})
    assert figures(run) == (2, 2, 0, 0, 0)
