"""Columns that no field takes are kept as custom fields, whose kind is guessed; undoing takes them back."""

from datetime import date

import pytest

from exhibitors import custom
from exhibitors.custom import CustomField, CustomValue
from exhibitors.custom_kinds import Stored
from exhibitors.imports import listing, runs
from exhibitors.imports.bad_cells import BadCell
from exhibitors.imports.custom_cells import guess_kind, value
from exhibitors.imports.listing import Show
from exhibitors.models import Exhibitor
from exhibitors.past_values import changes, past_value
from exhibitors.restoring import restore, seal
from foundation import work
from foundation.database import db, unit_of_work
from tests.factories.companies import CustomFieldFactory, ExhibitorFactory
from tests.factories.lists import again, csv_list, undone, uploaded
from tests.factories.shows import EditionFactory

HEADER = ("Name", "Staff", "Member")
ROWS = [("Kessler", "120", "yes"), ("Weber", "1.5", "no"), ("Norden", "", "yes")]
MAPPING = {"name": "Name", "new.Staff": "Staff", "new.Member": "Member"}


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2024, 5, 13))


def brought_in(edition, rows=ROWS, mapping=MAPPING, **options):
    run = uploaded(csv_list(*rows, header=HEADER), edition, **options)
    with unit_of_work():
        runs.preview(run, mapping)
    work.run_all()
    with unit_of_work():
        runs.start(again(run))
    work.run_all()
    return again(run)


def values(field):
    found = db.session.query(Exhibitor.name, CustomValue.text, CustomValue.number).join(
        CustomValue, CustomValue.exhibitor_id == Exhibitor.id
    )
    found = found.join(CustomField, CustomField.id == CustomValue.field_id)
    return {name: text or number for name, text, number in found.filter(CustomField.name == field)}


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["1", "2.5", "1,200.50", "-3"], "number"),
        (["yes", "No", ""], "yes_no"),
        (["2026-01-31", "31.12.2025"], "date"),
        (["gold", "silver"] * 3, "choice"),
        (["gold", "silver", "bronze"], "text"),
        (["12 m", "3"], "text"),
        ([], "text"),
    ],
)
def test_the_kind_of_a_column_is_what_every_cell_fits(cells, kind):
    assert guess_kind(cells)[0] == kind


def test_a_cell_that_is_no_value_of_the_kind_is_a_bad_cell():
    assert isinstance(value("many", "number"), BadCell)
    assert isinstance(value("03/04/2026", "date"), BadCell)
    assert value("03/04/2026", "date", day_first=True) == Stored("2026-04-03", None)


def test_columns_become_fields_with_the_values_of_the_rows(edition):
    brought_in(edition)
    kinds = {field.name: field.kind for field in db.session.query(CustomField)}
    assert kinds == {"Staff": "number", "Member": "yes_no"}
    assert values("Staff") == {"Kessler": 120, "Weber": 1.5}
    assert values("Member") == {"Kessler": 1, "Weber": 0, "Norden": 1}


def test_a_preview_makes_no_field(edition):
    run = uploaded(csv_list(*ROWS, header=HEADER), edition)
    with unit_of_work():
        runs.preview(run, MAPPING)
    work.run_all()
    assert db.session.query(CustomField).count() == 0


def test_undoing_takes_values_and_fields_back(edition):
    undone(brought_in(edition))
    assert [db.session.query(table).count() for table in (CustomField, CustomValue, Exhibitor)] == [0, 0, 0]


def test_a_field_there_is_filled_and_its_former_values_come_back(edition):
    field = CustomFieldFactory(name="Staff", kind="number")
    known = ExhibitorFactory(name="Kessler", name_key="kessler")
    db.session.add(CustomValue(exhibitor_id=known.id, field_id=field.id, number=90))
    db.session.commit()
    run = brought_in(edition, mapping={"name": "Name", f"custom.{field.id}": "Staff"})
    assert values("Staff") == {"Kessler": 90, "Weber": 1.5}
    undone(run)
    coming = EditionFactory(starts_on=date(2030, 5, 13))
    run = brought_in(coming, mapping={"name": "Name", f"custom.{field.id}": "Staff"}, history=False)
    assert values("Staff")["Kessler"] == 120
    undone(run)
    assert (values("Staff"), db.session.query(CustomField).count()) == ({"Kessler": 90}, 1)


def test_the_next_list_of_the_shape_fills_the_field_that_was_made(edition):
    run = brought_in(edition)
    field = db.session.query(CustomField).filter_by(name="Staff").one()
    after = uploaded(csv_list(("Alder", "7", "no"), header=HEADER), edition)
    assert after.mapping[f"custom.{field.id}"] == "Staff"
    assert run.custom_fields != []


def test_a_new_value_of_a_known_exhibitor_is_shown_before(edition):
    brought_in(edition)
    run = uploaded(csv_list(("Norden", "7", "yes"), header=HEADER), edition)
    with unit_of_work():
        runs.preview(run, run.mapping)
    work.run_all()
    shown = listing.rows(again(run), Show.UPDATE, None).rows
    assert [one.after for one in listing.details(again(run), shown).changes[2]] == ["7"]


def test_a_column_is_kept_as_a_field_in_the_browser(sign_in, edition):
    run = uploaded(csv_list(*ROWS, header=HEADER), edition)
    browser, url = sign_in("organiser"), f"/imports/{run.id}/columns"
    assert "Keep as a new custom field" in browser.get(url).text
    fields = {"columns-0": "name", "columns-1": "new.", "columns-2": "new.", "keys": "name"}
    assert browser.post(url, data=fields).status_code == 302
    assert again(run).mapping == MAPPING


@pytest.mark.parametrize("had", [90, None])
def test_a_value_that_a_list_gave_is_in_the_history_and_can_be_taken_back(sign_in, edition, had):
    field, known = CustomFieldFactory(name="Staff", kind="number"), ExhibitorFactory(name_key="kessler")
    if had:
        db.session.add(CustomValue(exhibitor_id=known.id, field_id=field.id, number=had))
    db.session.commit()
    coming = EditionFactory(starts_on=date(2030, 5, 13))
    brought_in(coming, ROWS[:1], {"name": "Name", f"custom.{field.id}": "Staff"}, history=False)
    change = changes(known.id, only={"cause": "import"}).rows[0]
    texts = (change.before, change.after)
    assert (change.record, change.field, texts) == ("exhibitor", f"custom.{field.id}", (had and "90", "120"))
    restore(past_value("lists", change.id), seal("120"))
    assert custom.values_of(known.id).get(field.id) == (had and "90")


def test_a_value_that_a_later_list_replaced_stays(edition):
    mapping = {"name": "Name", "new.Staff": "Staff"}
    ExhibitorFactory(name="Kessler", name_key="kessler")
    first = brought_in(edition, ROWS[:1], mapping)
    field = db.session.query(CustomField).one()
    coming = EditionFactory(starts_on=date(2030, 5, 13))
    again_ = {"name": "Name", f"custom.{field.id}": "Staff"}
    brought_in(coming, [("Kessler", "7", "")], again_, history=False)
    undone(first)
    assert values("Staff") == {"Kessler": 7}
