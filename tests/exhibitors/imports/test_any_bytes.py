import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exhibitors.imports.bad_cells import BadCell
from exhibitors.imports.cells import entry
from exhibitors.imports.dates import date
from exhibitors.imports.field_words import EXHIBITORS, FIELDS
from exhibitors.imports.mapping import guess
from exhibitors.imports.reading import read
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.tables import Table

HEADS = [b"", b"PK\x03\x04", b"[{", b'{"a":[', b"\xff\xfe", b"\xef\xbb\xbf", b"Name,City\n"]


@pytest.mark.parametrize("filename", ["list.csv", "list.xlsx", "list.json", "list"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(head=st.sampled_from(HEADS), rest=st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(filename, head, rest):
    with contextlib.suppress(FileRefused):
        assert isinstance(read(head + rest, filename), Table)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_a_table_or_refused(text):
    with contextlib.suppress(FileRefused):
        table = read(text.encode("utf-8", "surrogatepass"), "list.csv")
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        guess(table.columns, [row.cells for row in table.rows])


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS[EXHIBITORS]), st.text()))
def test_any_cells_are_an_entry(cells):
    made = entry(cells)
    assert bool(made.name) != made.rejected
    assert all(problem.reason.message for problem in made.problems)


NUMERIC = st.text("0123456789.,'()-+ xX*m²ftsqEUR$¥€/年月日٣", max_size=25)


@settings(deadline=None)
@given(NUMERIC)
def test_anything_like_a_number_is_read_or_a_bad_cell(text):
    entry({"name": "Acme", "net_area_m2": text, "price": text, "stand": text, "hall": text})
    assert isinstance(date(text), BadCell) or date(text).year > 0
