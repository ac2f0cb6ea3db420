"""The list leaves as CSV or XLSX: what is filtered or ticked, in batches, and nothing in it runs."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from exhibitors import custom, queries
from exhibitors.custom_kinds import Stored
from tests.factories.companies import CustomFieldFactory, ExhibitorFactory, ParticipationFactory, StandFactory
from tests.factories.shows import EditionFactory, HallFactory


def rows_of(answer):
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))


def test_the_file_holds_what_the_filters_leave(sign_in):
    ExhibitorFactory(name="Adler", country="DE", value_minor=150)
    ExhibitorFactory(name="Brenner", country="CN")
    rows = rows_of(sign_in("organiser").get("/exhibitors/export?country=DE"))
    assert [(row["Name"], row["Value"]) for row in rows] == [("Adler", "1.5")]


def test_the_file_holds_what_was_taken_at_the_edition(sign_in):
    taken = ParticipationFactory(edition=EditionFactory(name="SMF"), net_area_m2=36.5, price_minor=1050)
    StandFactory(participation=taken, number="C14")
    StandFactory(participation=taken, hall=HallFactory(name="Hall 3"), number="A1")
    row = rows_of(sign_in("organiser").get(f"/exhibitors/export?edition={taken.edition_id}"))[0]
    assert (row["Edition"], row["Net area in m²"], row["Price"], row["Currency"]) == (
        "SMF",
        "36.5",
        "10.5",
        "EUR",
    )
    assert row["Stands"] == "C14; Hall 3: A1"


def test_the_file_holds_the_organisers_own_fields(sign_in):
    area, since = CustomFieldFactory(name="Machines", kind="number"), CustomFieldFactory(name="Known since")
    adler, _brenner = ExhibitorFactory(name="Adler"), ExhibitorFactory(name="Brenner")
    custom.store(adler.id, {area.id: Stored(None, 12.0), since.id: Stored("=2019", None)})
    rows = rows_of(sign_in("organiser").get("/exhibitors/export"))
    assert [(row["Machines"], row["Known since"]) for row in rows] == [("12.0", "'=2019"), ("", "")]


def test_ticked_exhibitors_leave_alone(sign_in):
    ticked, _other = ExhibitorFactory(name="Adler"), ExhibitorFactory(name="Brenner")
    answer = sign_in("organiser").post("/exhibitors/export?format=csv", data={"id": [ticked.id]})
    assert [row["Name"] for row in rows_of(answer)] == ["Adler"]


def test_nothing_ticked_is_refused(sign_in):
    assert sign_in("organiser").post("/exhibitors/export", data={"id": ["x"]}).status_code == 422


def test_a_list_longer_than_a_batch_is_whole(sign_in, monkeypatch):
    monkeypatch.setattr(queries, "BATCH", 3)
    ExhibitorFactory.create_batch(8)
    assert len({row["Name"] for row in rows_of(sign_in("organiser").get("/exhibitors/export"))}) == 8


@pytest.mark.parametrize("name", ["=1+1", "+49", "-2", "@x"])
def test_a_formula_leaves_as_text(sign_in, name):
    ExhibitorFactory(name=name)
    browser = sign_in("organiser")
    assert rows_of(browser.get("/exhibitors/export"))[0]["Name"] == f"'{name}"
    book = load_workbook(BytesIO(browser.get("/exhibitors/export?format=xlsx").get_data()))
    assert (book.active["A2"].value, book.active["A2"].data_type) == (name, "s")


def test_an_unknown_kind_of_file_is_refused(sign_in):
    assert sign_in("organiser").get("/exhibitors/export?format=pdf").status_code == 400


def test_staff_may_not_carry_the_list_away(sign_in):
    assert sign_in("staff").get("/exhibitors/export").status_code == 403
