"""Stands are typed as text, and the text of stored stands reads the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibitors.stands import parsed, written


@pytest.mark.parametrize(
    "text, places",
    [
        (None, []),
        (" ; \n", []),
        ("C14", [(None, "C14")]),
        ("Hall 3: C14; C15", [("Hall 3", "C14"), ("Hall 3", "C15")]),
        (
            "A1\nHall 3：C14，C15；Hall 4: B2",
            [(None, "A1"), ("Hall 3", "C14"), ("Hall 3", "C15"), ("Hall 4", "B2")],
        ),
        ("LVCC, Central Hall: 17214", [("LVCC, Central Hall", "17214")]),
        ("C14; C14", [(None, "C14")]),
        ("Hall 3:", [(None, "Hall 3")]),
    ],
)
def test_stands_are_read_as_people_write_them(text, places):
    assert parsed(text) == places


@given(st.text(alphabet="AB 1;:,\n：；", max_size=40))
def test_what_is_written_reads_the_same(text):
    places = parsed(text)
    assert set(parsed(written(places))) == set(places)


@given(st.text())
def test_no_text_breaks_the_reading(text):
    written(parsed(text))
