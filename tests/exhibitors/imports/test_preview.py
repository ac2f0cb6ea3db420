"""A preview says of every row what it brings, and every row that looks like a known exhibitor is decided."""

from datetime import date

import pytest

from exhibitors.imports import deciding, decisions, listing, runs
from exhibitors.imports.decisions import ImportLikeness
from exhibitors.imports.listing import Show
from exhibitors.models import Alias, Exhibitor
from foundation import work
from foundation.database import db, unit_of_work
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.lists import again, csv_list, figures, imported, previewed
from tests.factories.shows import EditionFactory, VenueFactory

KESSLER = ("Kessler Antriebe", "Germany", "kessler.example", "Hall 3", "3C10")
NEWCOMER = ("Kesler Antriebstechnik", "Germany", "kesler.example", "", "")


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2024, 5, 13), venue=VenueFactory())


@pytest.fixture
def known(app):
    return ExhibitorFactory(name="Kessler Antriebe", name_key="kessler antriebe", city="Graz")


def coming(run, number=2):
    shown = listing.rows(run, Show.UPDATE, None).rows
    return {(one.field, one.before, one.after) for one in listing.details(run, shown).changes[number]}


def numbers(run, show):
    return [row.number for row in listing.rows(run, show, None).rows]


def look_alike(run, number, exhibitor, score=0.9):
    with unit_of_work():
        found = ImportLikeness(
            run_id=run.id, number=number, exhibitor_id=exhibitor.id, score=score, reasons=[]
        )
        db.session.add(found)


def test_what_a_row_changes_is_shown_before_and_after(edition, known):
    known.country = None
    ParticipationFactory(exhibitor=known, edition=edition, status="attended", net_area_m2=None)
    db.session.commit()
    run = previewed(
        csv_list((*KESSLER, "18"), header=("Name", "Country", "Web", "Hall", "Stand", "Area")), edition
    )
    assert coming(run) >= {
        ("country", None, "DE"),
        ("net_area_m2", None, "18.0" if db.engine.dialect.name == "sqlite" else "18"),
        ("stand", None, "Hall 3 - 3C10"),
    }


def test_a_known_exhibitor_that_comes_to_the_edition_is_an_update(edition, known):
    run = previewed(csv_list(("Kessler Antriebe",), header=("Name",)), edition)
    assert coming(run) == {("participation", None, "")}
    assert (run.matched, run.same) == (1, 0)


def test_a_row_that_brings_nothing_is_the_same(edition, known):
    content = csv_list(KESSLER)
    imported(content, edition)
    run = previewed(content, edition)
    assert (run.same, numbers(run, Show.SAME), numbers(run, Show.UPDATE)) == (1, [2], [])


@pytest.mark.parametrize(
    ("row", "field"),
    [(("Kessler Antriebe AG", "", ""), "alias"), (("Kessler Antriebe", "Anna Weiss", ""), "contact_name")],
)
def test_another_name_and_a_person_are_news(edition, known, row, field):
    ParticipationFactory(exhibitor=known, edition=edition, status="attended")
    run = previewed(csv_list(row, header=("Name", "Contact", "Contact email")), edition)
    assert {change[0] for change in coming(run)} == {field}


def test_rows_are_listed_by_what_becomes_of_them(edition, known):
    run = previewed(csv_list(KESSLER, NEWCOMER, ("", "GB", "", "", ""), NEWCOMER), edition)
    lists = {Show.UPDATE: [2], Show.NEW: [3], Show.REJECTED: [4], Show.SKIPPED: [5], Show.ALL: [2, 3, 4, 5]}
    assert {show: numbers(run, show) for show in lists} == lists
    assert {show: listing.figures(run)[show] for show in lists} == {s: len(rows) for s, rows in lists.items()}


def test_a_row_said_to_be_a_known_exhibitor_is_brought_to_it(edition, known):
    run = previewed(csv_list(NEWCOMER), edition)
    look_alike(run, 2, known)
    with unit_of_work():
        deciding.decide(again(run), 2, known.id)
    assert (figures(again(run)), decisions.undecided(run)) == ((1, 0, 1, 0, 0), 0)
    with unit_of_work():
        runs.start(again(run))
    work.run_all()
    assert [alias.name for alias in db.session.query(Alias)] == ["Kesler Antriebstechnik"]
    assert db.session.query(Exhibitor).count() == 1


def test_a_row_said_to_be_new_stays_new_and_a_decision_is_taken_back(edition, known):
    run = previewed(csv_list(KESSLER), edition)
    with unit_of_work():
        deciding.decide(again(run), 2, None)
    assert again(run).created == 1
    with unit_of_work():
        deciding.leave_undecided(again(run), 2)
    assert again(run).matched == 1


def test_decisions_outlive_a_new_preview_of_the_same_names(edition, known):
    run = previewed(csv_list(NEWCOMER), edition)
    with unit_of_work():
        deciding.decide(again(run), 2, known.id)
        runs.preview(again(run), {"name": "Name"})
    work.run_all()
    assert again(run).matched == 1


def test_two_rows_of_one_exhibitor_are_told_apart_by_hand(edition, known):
    run = previewed(csv_list(KESSLER, NEWCOMER), edition)
    look_alike(run, 3, known)
    with unit_of_work():
        deciding.decide(again(run), 3, known.id)
    assert figures(again(run)) == (2, 0, 1, 0, 1)
    with unit_of_work():
        deciding.decide(again(run), 3, None)
    assert figures(again(run)) == (2, 1, 1, 0, 0)


def test_all_that_are_enough_alike_are_decided_at_once(edition, known):
    other = ExhibitorFactory(name="Weber Pumps", name_key="weber pumps")
    run = previewed(csv_list(NEWCOMER, ("Webber Pumps", "", "", "", ""), ("Norden", "", "", "", "")), edition)
    for number, exhibitor, score in ((2, known, 0.97), (3, other, 0.96), (4, other, 0.6)):
        look_alike(run, number, exhibitor, score)
    with unit_of_work():
        assert deciding.decide_all_above(again(run), 0.95) == 2
    assert (again(run).matched, again(run).created, decisions.undecided(run)) == (2, 1, 1)


def test_a_likeness_that_two_rows_share_is_not_decided_in_bulk(edition, known):
    run = previewed(csv_list(NEWCOMER, ("Kesslar", "", "", "", "")), edition)
    look_alike(run, 2, known, 0.99)
    look_alike(run, 3, known, 0.98)
    with unit_of_work():
        assert deciding.decide_all_above(again(run), 0.95) == 0


def test_decisions_are_made_in_the_browser(sign_in, edition, known):
    run = previewed(csv_list(NEWCOMER), edition)
    look_alike(run, 2, known)
    browser = sign_in("organiser")
    page = browser.get(f"/imports/{run.id}?show=alike").text
    assert "1 row looks like an exhibitor you know" in page
    browser.post(f"/imports/{run.id}/rows/2", data={"is": str(known.id)})
    assert "Decided: the same" in browser.get(f"/imports/{run.id}?show=alike").text
    assert again(run).matched == 1


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        ("rows/2", {"is": "99999"}, 404),
        ("rows/77", {"is": "new"}, 404),
        ("rows/2", {"is": "-1"}, 400),
        ("alike", {"least": "0"}, 400),
        ("alike", {"least": "many"}, 400),
    ],
)
def test_a_decision_on_what_is_not_there_changes_nothing(sign_in, edition, path, data, status):
    run = previewed(csv_list(NEWCOMER), edition)
    answer = sign_in("organiser").post(f"/imports/{run.id}/{path}", data=data)
    assert (answer.status_code, again(run).created) == (status, 1)


def test_a_run_that_has_run_is_decided_no_more(sign_in, edition):
    run = imported(csv_list(NEWCOMER), edition)
    assert sign_in("organiser").post(f"/imports/{run.id}/rows/2", data={"is": "new"}).status_code == 409


def test_mended_cells_come_as_csv(sign_in, edition):
    run = previewed(csv_list(("Jane&#39;s", "", "", "", "")), edition)
    text = sign_in("organiser").get(f"/imports/{run.id}/mended.csv").text
    assert "2,Jane's,Company name,Jane&#39;s,Jane's" in text
