import datetime as dt
from decimal import Decimal

import pytest

from exhibitors.imports.dates import date
from exhibitors.imports.quantities import area, money


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("18", "18"),
        ("18,5 m²", "18.5"),
        ("36.00 sqm", "36"),
        ("1.200,50 qm", "1200.5"),
        ("200 sq ft", "18.58"),
        ("100平方英尺", "9.29"),
        ("6 x 3", "18"),
        ("3m x 3m", "9"),
        ("20' x 10'", "18.58"),
    ],
)
def test_an_area_in_square_metres(text, metres):
    assert area(text) == Decimal(metres)


@pytest.mark.parametrize("text", ["", "big", "-5", "18 chairs", "9" * 50_000])
def test_what_is_no_area_is_a_bad_cell(text):
    assert area(text).code == "area_unreadable"


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("€ 1,200.50", 120_050, "EUR"),
        ("1.200,50 EUR", 120_050, "EUR"),
        ("1.200", 120_000, None),
        ("12,5", 1250, None),
        ("CHF 1'200.–", 120_000, "CHF"),
        ("1 200 zł", 120_000, "PLN"),
        ("¥10,000", 10_000, "JPY"),
        ("KWD 1", 1000, "KWD"),
        ("500", 500, None),
    ],
)
def test_money_in_the_smallest_unit_of_its_currency(text, minor, currency):
    expected = {"¥10,000": "JPY", "500": "JPY"}.get(text, "EUR")
    assert money(text, expected) == (minor, currency)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("¥100", "currency_ambiguous"),
        ("-5", "money_unreadable"),
        ("a lot", "money_unreadable"),
        ("12 apples", "money_unreadable"),
        ("1 EUR 2 USD", "money_unreadable"),
        ("9" * 50_000, "money_unreadable"),
    ],
)
def test_what_is_no_money_is_a_bad_cell(text, code):
    assert money(text, "EUR").code == code


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-31",
        "31.3.2026",
        "31/03/2026",
        "03/31/2026",
        "31 March 2026",
        "Mar 31, 2026",
        "2026年3月31日",
        "31. März 2026",
    ],
)
def test_a_date_in_any_order(text):
    assert date(text) == dt.date(2026, 3, 31)


def test_a_date_that_can_be_read_in_two_ways_is_asked_about():
    assert date("03/04/2026").code == "date_ambiguous"
    assert date("03/04/2026", day_first=True) == dt.date(2026, 4, 3)


def test_a_day_that_does_not_exist_is_said_to_be_none():
    assert date("30.02.2026").code == "date_impossible"
