"""What leaves as CSV opens in a spreadsheet and runs nothing there."""

import csv
from datetime import UTC, datetime
from io import StringIO

import pytest

from foundation.export import cell, csv_file


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-2", "@SUM(A1)", "\tx"])
def test_a_cell_that_would_run_is_written_as_text(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "value, written",
    [
        ("Messe", "Messe"),
        (-2, -2),
        (None, ""),
        (datetime(2026, 5, 1, 9, tzinfo=UTC), "2026-05-01 09:00+00:00"),
    ],
)
def test_other_values_are_written_as_they_are(value, written):
    assert cell(value) == written


def test_a_file_has_a_header_and_every_row(app):
    answer = csv_file("exhibitors", ["Name", "m²"], [("Kessler; Söhne", 12.5), ('"A", B', None)])
    rows = list(csv.reader(StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))
    assert rows == [["Name", "m²"], ["Kessler; Söhne", "12.5"], ['"A", B', ""]]
    assert answer.headers["Content-Disposition"] == "attachment; filename=exhibitors.csv"
