"""Lists come in from the command line, are shown before, and are taken back."""

import json
from datetime import date

import pytest

from events.models import Edition
from exhibitors.imports.models import ImportRun
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation.database import db
from tests.factories.shows import EditionFactory


@pytest.fixture
def run(app):
    def command(*arguments):
        db.session.commit()
        return app.test_cli_runner().invoke(args=["exhibitors", *map(str, arguments)])

    return command


@pytest.fixture
def edition(app):
    return EditionFactory(name="SMF 2024", starts_on=date(2024, 5, 13))


def test_the_report_adds_up(run, edition, files):
    answer = run("import", files / "exhibitors.csv", "--edition", "SMF 2024", "--past")
    assert "8 rows read = 6 created, 0 matched, 1 rejected, 1 skipped." in answer.output
    assert db.session.query(Participation).filter_by(edition_id=edition.id).count() == 6


def test_an_edition_that_is_over_needs_past(run, edition, files):
    answer = run("import", files / "exhibitors.csv", "--edition", edition.id)
    assert (answer.exit_code, "Add --past" in answer.output) == (1, True)
    assert db.session.query(ImportRun).count() == 0


def test_a_dry_run_stores_nothing(run, edition, files):
    answer = run("import", files / "exhibitors.csv", "--edition", edition.id, "--past", "--dry-run")
    assert "Nothing is stored." in answer.output
    assert [db.session.query(table).count() for table in (ImportRun, Exhibitor)] == [0, 0]


def test_columns_are_mapped_by_hand(run, edition, files):
    pairs = ("--map", "city=Country", "--map", "country=")
    run("import", files / "exhibitors.csv", "--edition", edition.id, "--past", *pairs)
    kessler = db.session.query(Exhibitor).filter_by(name_key="kessler antriebe").one()
    assert (kessler.city, kessler.country) == ("Germany", None)


def test_an_unknown_field_is_told(run, edition, files):
    answer = run("import", files / "exhibitors.csv", "--edition", edition.id, "--map", "booth=Stand")
    assert (answer.exit_code, "booth is no field" in answer.output) == (2, True)


def test_an_edition_is_made_from_the_head_of_a_json_list(run, tmp_path):
    head = {"name": "Spring Fair 2024", "startDate": "2024-03-05", "endDate": "2024-03-07"}
    file = tmp_path / "fair.json"
    file.write_text(json.dumps({**head, "exhibitor": [{"name": "Kessler"}, {"name": "Weber"}]}))
    answer = run("import", file, "--show", "Spring Fair", "--create-edition", "--past")
    edition = db.session.query(Edition).one()
    assert (edition.name, edition.show.name, edition.ends_on) == (
        "Spring Fair 2024",
        "Spring Fair",
        date(2024, 3, 7),
    )
    assert "2 rows read = 2 created" in answer.output


def test_an_import_is_undone(run, edition, files):
    run("import", files / "exhibitors.csv", "--edition", edition.id, "--past")
    number = db.session.query(ImportRun).one().id
    assert f"Import {number} is undone. Kept: 0 rows" in run("undo-import", number).output
    assert db.session.query(Exhibitor).count() == 0
    assert run("undo-import", number).exit_code == 1


def test_a_file_that_cannot_be_read_says_why(run, edition, tmp_path):
    file = tmp_path / "list.csv"
    file.write_bytes(b"\x00\x01" * 100)
    answer = run("import", file, "--edition", edition.id, "--past")
    assert (answer.exit_code, "This is not a text file" in answer.output) == (1, True)
