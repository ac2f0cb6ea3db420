from decimal import Decimal

import pytest

from exhibitors.imports.cells import entries, entry
from exhibitors.imports.contact_cells import email, website
from exhibitors.imports.countries import country
from exhibitors.imports.halls import Halls
from exhibitors.imports.known_words import known_word
from exhibitors.imports.stands import Stand, hall, stands
from exhibitors.imports.tables import Row, Table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17214; 17215", [(None, "17214"), (None, "17215")]),
        ("LVCC, Central Hall - 17214", [("LVCC, Central Hall", "17214")]),
        ("West &mdash; W12", [("West", "W12")]),
        ("A12, A14\nB1", [(None, "A12"), (None, "A14"), (None, "B1")]),
        ("Hall 5, Stand B20", [("Hall 5", "B20")]),
        ("4 / C10, C12", [("4", "C10"), ("4", "C12")]),
        ("Halle 4, C10, C12; 5.1/B2", [("Halle 4", "C10"), ("Halle 4", "C12"), ("5.1", "B2")]),
        ("A12/A14", [(None, "A12/A14")]),
        ("1号馆 A12", [("1号馆", "A12")]),
        ("Suite 29-333; Suite 29-333", [(None, "Suite 29-333")]),
        ("Booth no. 12", [(None, "12")]),
        (" ; ", []),
    ],
)
def test_the_stands_of_a_cell(text, expected):
    assert stands(text) == tuple(Stand(*stand) for stand in expected)


def test_one_hall_is_the_hall_of_all_stands():
    assert stands("1; 2", "Hall A") == (Stand("Hall A", "1"), Stand("Hall A", "2"))


def test_a_stand_that_cannot_be_one_is_told_under_the_name_of_its_column():
    made = entry({"name": "Acme", "stand": "x" * 500})
    assert [problem.field for problem in made.problems] == ["stand"]


def test_as_many_halls_as_stands_go_in_pairs():
    assert stands("1; 2", "Hall A; Hall B") == (Stand("Hall A", "1"), Stand("Hall B", "2"))


def test_a_hall_is_the_venues_under_another_word_where_one_alone_is_meant():
    halls = Halls(["Hall 3", "Pavilion 4", "Halle 4"])
    assert {halls.named(text) for text in ("Halle 3", "3", "hall 3", "3号馆")} == {"Hall 3"}
    assert [halls.named(text) for text in ("4", "Hall 4", None)] == ["4", "Hall 4", None]


def test_a_hall_ends_with_its_line():
    assert hall('West Suites",\n\tloggedin: false') == "West Suites"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Poland", "PL"),
        ("PL", "PL"),
        ("pol", "PL"),
        ("波兰", "PL"),
        ("Polen", "PL"),
        ("USA", "US"),
        ("South Korea", "KR"),
        ("Korea, Republic of", "KR"),
        ("Hong Kong SAR", "HK"),
        ("The Netherlands", "NL"),
        ("TÜRKİYE", "TR"),
        ("Scotland", "GB"),
        ("Narnia", None),
        ("", None),
    ],
)
def test_the_code_of_a_country(text, code):
    assert country(text) == code


@pytest.mark.parametrize("cell", ["Jo@ACME.com", "Acme <Jo@acme.com>", "mailto:Jo@acme.com; x@y.com"])
def test_the_address_in_an_email_cell(cell):
    assert email(cell) == "Jo@acme.com"


@pytest.mark.parametrize(
    ("cell", "address"),
    [("www.acme.com", "https://www.acme.com"), ("http://acme.com/en; b.com", "http://acme.com/en")],
)
def test_the_address_in_a_website_cell(cell, address):
    assert website(cell) == address


def test_a_row_becomes_an_entry_of_typed_values():
    made = entry(
        {"name": " Acme&amp;Co ", "net_area_m2": "100 sq ft", "price": "€ 1.200", "country": "Polen / PL"}, 7
    )
    assert (made.number, made.name, made.net_area_m2, made.price, made.country) == (
        7,
        "Acme&Co",
        Decimal("9.29"),
        (120_000, "EUR"),
        "PL",
    )


def test_a_bad_cell_is_a_problem_and_not_the_end_of_the_row():
    made = entry({"name": "Acme", "email": "nobody", "website": "javascript:alert(1)", "country": "Narnia"})
    assert {problem.reason.code for problem in made.problems} == {
        "email_invalid",
        "website_invalid",
        "country_unknown",
    }
    assert not made.rejected


@pytest.mark.parametrize(
    ("name", "code"), [("", "name_missing"), (" \xad ", "name_missing"), ("x" * 301, "too_long")]
)
def test_a_row_without_a_usable_name_is_rejected(name, code):
    made = entry({"name": name})
    assert made.rejected
    assert made.problems[0].reason.code == code


@pytest.mark.parametrize("nothing", ["-", "n/a", "N/A", "none", " ", "无"])
def test_a_cell_that_says_nothing_is_no_problem(nothing):
    made = entry({"name": "Acme", "email": nothing, "price": nothing, "stand": nothing, "website": nothing})
    assert (made.email, made.price, made.stands, made.problems) == (None, None, (), ())


def test_an_area_column_headed_in_feet_is_turned_into_metres():
    table = Table(["Name", "Area (sq ft)"], [Row(2, ["Acme", "100"])], format="csv")
    (made,) = entries(table, {"name": "Name", "net_area_m2": "Area (sq ft)"})
    assert made.net_area_m2 == Decimal("9.29")


@pytest.mark.parametrize(
    ("cell", "name"), [("Shell scheme", "shell_scheme"), ("space_only", "space_only"), ("光地", "space_only")]
)
def test_a_package_in_the_words_of_the_list(cell, name):
    assert known_word("package", cell) == name


def test_a_package_that_nobody_sells_is_a_bad_cell():
    assert known_word("package", "balcony").code == "package_unknown"
