"""CSV downloads are text, never formulas."""

import pytest

from foundation.csv_file import as_text, lines


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-2", "@SUM(A1)", "\tx"])
def test_what_looks_like_a_formula_is_text(cell):
    assert as_text(cell) == f"'{cell}"


def test_numbers_stay_numbers():
    assert as_text(-2) == -2


def test_a_file_begins_with_the_byte_order_mark_and_its_header():
    assert "".join(lines(["Name", "Goals"], [("Müller, KG", 3)])) == '\ufeffName,Goals\r\n"Müller, KG",3\r\n'


def test_nothing_is_an_empty_cell():
    assert as_text(None) == ""
