"""Lists that nobody meant well: each is refused with a reason, or comes in as it is, and nothing breaks."""

from datetime import date

import pytest

from exhibitors.imports.reading import read
from exhibitors.imports.refusals import FileRefused
from exhibitors.models import Exhibitor
from foundation.database import db
from tests.factories.lists import csv_list, imported
from tests.factories.shows import EditionFactory

NAMES = [
    "X",
    "N" * 300,
    "شركة الخليج للمعارض",
    "🚀 Rocket 🚀",
    "=HYPERLINK(1)",
    "<b>Bold</b>",
    "İstanbul A.Ş.",
]


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2024, 5, 13))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'Name,Note\nKessler,"' + b"x" * 10_000_000 + b'"\n', "A cell has more than"),
        (b"Name" + b",a" * 1_000_000 + b"\nKessler\n", "There are 1000001 columns"),
        (b'Name,Note\nKessler,"never closed\n' + b"line\n" * 20_000, "A cell has more than"),
    ],
)
def test_a_huge_cell_and_a_huge_row_are_refused(content, says):
    with pytest.raises(FileRefused) as refused:
        read(content, "list.csv")
    assert says in str(refused.value)


@pytest.mark.parametrize("name", NAMES)
def test_a_strange_name_comes_in_and_every_page_shows_it(sign_in, edition, name):
    run = imported(csv_list((name, "", "", "", "")), edition)
    assert db.session.query(Exhibitor).one().name == name
    browser = sign_in("organiser")
    for path in (f"/imports/{run.id}", f"/imports/{run.id}?show=new", f"/imports/{run.id}/rejected.csv"):
        page = browser.get(path)
        assert (page.status_code, "<b>Bold" in page.text) == (200, False)


def test_a_name_of_301_characters_is_rejected(edition):
    assert imported(csv_list(("N" * 301, "", "", "", "")), edition).rejected == 1
