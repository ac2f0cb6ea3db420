"""Values of custom fields: read back as they were typed, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibitors.custom_kinds import FieldKind, NotOfKind, stored, typed

WRONG = [
    ("number", "1,5"),
    ("number", "nan"),
    ("number", "1e400"),
    ("number", "1_000"),
    ("number", "9" * 20),
    ("date", "31.12.2026"),
    ("date", "2026-02-30"),
    ("yes_no", "perhaps"),
    ("choice", "C"),
    ("text", "x" * 501),
]


@pytest.mark.parametrize("kind", list(FieldKind))
def test_blank_is_no_value(kind):
    assert stored(kind, "  ") is None


@pytest.mark.parametrize("kind, text", WRONG)
def test_what_is_not_of_the_kind_is_refused(kind, text):
    with pytest.raises(NotOfKind):
        stored(kind, text, ["A", "B"])


@pytest.mark.parametrize(
    "kind, text, expected",
    [
        ("number", "1234.50", "1234.5"),
        ("number", "-0", "0"),
        ("date", "2026-05-12", "2026-05-12"),
        ("yes_no", "no", "no"),
        ("choice", "B", "B"),
        ("text", " 苏州 ", "苏州"),
    ],
)
def test_a_value_is_read_back(kind, text, expected):
    assert typed(kind, *stored(kind, text, ["A", "B"])) == expected


@given(st.floats(-1e15, 1e15))
def test_any_number_is_read_back(number):
    once = stored("number", repr(number))
    assert stored("number", typed("number", *once)) == once == (None, number)
