"""Amounts are typed with decimals and kept in minor units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibitors.money import in_full, minor_units


@pytest.mark.parametrize(
    "text, minor",
    [("12", 1200), ("12.5", 1250), ("12,05", 1205), ("1 234.50", 123450), ("1'234'567", 123456700), ("0", 0)],
)
def test_an_amount_as_people_type_it(text, minor):
    assert minor_units(text) == minor


@pytest.mark.parametrize(
    "text", ["", "-1", "1,234,567", "1.234", "€5", "1e5", "nan", "9" * 14, "12.345", "1 2"]
)
def test_what_could_mean_something_else_is_no_amount(text):
    with pytest.raises(ValueError):
        minor_units(text)


@given(st.integers(0, 10**14))
def test_what_is_shown_reads_the_same(minor):
    assert minor_units(in_full(minor)) == minor
