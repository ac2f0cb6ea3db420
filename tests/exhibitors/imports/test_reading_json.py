import json

import pytest

from exhibitors.imports.cells import entries
from exhibitors.imports.mapping import guess
from exhibitors.imports.reading import read
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.stands import Stand


def records(document):
    return [record for _, record in read(json.dumps(document).encode(), "list.json").records()]


def test_a_list_of_objects_is_a_table():
    assert records([{"name": "Acme"}, {"name": "Beta", "city": "Rome"}]) == [
        {"name": "Acme", "city": ""},
        {"name": "Beta", "city": "Rome"},
    ]


def test_the_exhibitors_are_found_in_an_object_with_other_lists():
    document = {"organiser": [{"name": "X"}, {"name": "Y"}], "name": "Fair", "exhibitor": [{"name": "Acme"}]}
    assert records(document) == [{"name": "Acme"}]


def test_an_object_becomes_its_text_and_its_other_values_columns_of_their_own():
    country = {"text": "Poland", "iso2": "PL", "lat": 52.1}
    assert records([{"name": "Acme", "country": country}]) == [
        {"name": "Acme", "country": "Poland", "country.iso2": "PL", "country.lat": "52.1"}
    ]


def test_a_list_of_any_values_is_joined():
    row = {"name": "Acme", "site": ["a.com", "b.com"], "country": [{"text": "Peru"}, {"text": "Chile"}]}
    assert records([row]) == [{"name": "Acme", "site": "a.com; b.com", "country": "Peru; Chile"}]


def test_nothing_and_truth_values_are_text_too():
    assert records([{"name": "Acme", "none": None, "new": True}]) == [{"name": "Acme", "new": "true"}]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"exhibitor": [', "malformed_json"),
        (b"[" * 100_000, "malformed_json"),
        (b'[{"n": ' + b"9" * 5000 + b"}]", "malformed_json"),
        (b'{"name": "Fair"}', "no_list"),
        (b"42", "no_list"),
        (b"[]", "empty"),
        (b"[{}]", "empty"),
    ],
)
def test_what_is_no_list_is_refused(content, code):
    with pytest.raises(FileRefused) as refused:
        read(content, "list.json")
    assert refused.value.code == code
    assert str(refused.value)


def test_a_number_with_its_unit_or_currency_is_one_text():
    shapes = {"price": {"amount": 1200.5, "currency": "EUR"}, "area": {"value": 18, "unit": "m2"}}
    table = read(json.dumps([{"name": "Acme", **shapes}]).encode(), "list.json")
    assert table.rows[0].cells == ["Acme", "1200.5 EUR", "18 m2"]


def test_stands_with_their_halls_go_in_pairs():
    stands = [{"hall": "3", "stand": "C10"}, {"hall": "4", "stand": "A1"}]
    table = read(json.dumps([{"name": "Acme", "stands": stands}]).encode(), "list.json")
    (made,) = entries(table, guess(table.columns, [row.cells for row in table.rows]))
    assert made.stands == (Stand("3", "C10"), Stand("4", "A1"))
