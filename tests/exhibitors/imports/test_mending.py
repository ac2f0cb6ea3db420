"""What was mended of a text is noted, what is lost is flagged, and a run can take text as it stands."""

import pytest

from exhibitors.imports.cells import Terms, entry
from exhibitors.imports.mending import as_it_stands, mended
from exhibitors.repair import repair


@pytest.mark.parametrize(
    "damaged",
    [
        "Kessler â€“ Antriebe",
        "GORA&#381;DE",
        "Jane&amp;#39;s",
        "Kessler Gm\u00adbH",
        "Kessler\u00a0Antriebe",
        "Ｋｅｓｓｌｅｒ",
    ],
)
def test_a_mended_cell_is_noted_with_before_and_after(damaged):
    (noted,) = entry({"name": damaged}).repairs
    assert (noted.before, noted.after) == (damaged, repair(damaged))
    assert noted.after != damaged


@pytest.mark.parametrize(
    "right", ["HLADÍŠ a.s.", "PROTEÇÃO LTDA", "CAÇÃO À MÃO", "上海（集团）公司", "A & B", "Two\n lines"]
)
def test_right_text_is_left_alone_and_nothing_noted(right):
    assert entry({"name": right}).repairs == ()


def test_a_lost_sign_is_flagged_and_not_guessed():
    made = entry({"name": "D\ufffdcor"})
    assert (made.name, made.repairs[0].after) == ("D\ufffdcor", "D\ufffdcor")


def test_text_is_taken_as_it_stands_when_that_is_said():
    made = entry({"name": "Jane&#39;s \u00a0Co"}, terms=Terms(verbatim=True))
    assert (made.name, made.repairs) == ("Jane&#39;s \u00a0Co", ())


def test_what_no_database_stores_never_stands():
    assert as_it_stands(" A\0B\ud800 ") == "A\ufffdB\ufffd"


def test_of_a_long_text_the_place_is_shown():
    noted = mended("description", "x" * 500 + "&amp;", "x" * 500 + "&")
    assert noted.before == "…" + "x" * 29 + "&amp;"


def test_a_line_break_taken_as_it_stands_is_nothing_mended():
    assert entry({"name": "A", "stand": "C10\nD22"}, terms=Terms(verbatim=True)).repairs == ()
