"""Rows of a log become complaints: last cell, first answer; what cannot be read is told."""

from datetime import UTC, datetime, timedelta

import pytest

from complaints.logs import mapping
from complaints.logs.cases import cases
from complaints.logs.mapping import LogMapping
from complaints.logs.refusals import MappingRefused
from exhibitors.imports.csv_file import read_csv
from exhibitors.imports.layout import Layout
from exhibitors.imports.tables import Limits, Table

NOW = datetime(2026, 1, 1, tzinfo=UTC)
COLUMNS = {
    "number": "id",
    "exhibitor": "company",
    "opened": "in",
    "closed": "out",
    "kept": "sla",
    "severity": "p",
}
STEPS = {"number": "Case", "exhibitor": "company", "activity": "Step", "at": "Time"}
MEANT = {"Take in charge": "acknowledged", "Resolve": "answered", "Closed": "closed"}


def table(*lines: str) -> Table:
    return read_csv("\n".join(lines).encode(), Limits(), Layout(header_row=1))


def read(lines, columns, **more):
    return cases(table(*lines), LogMapping(columns, **more), UTC, NOW)


def test_rows_with_one_number_are_one_complaint_and_the_last_cell_counts():
    lines = [
        "id,company,in,out,sla,p",
        "7,Acme,29-02-2024 01:16,?,TRUE,3 - Low",
        "7,,29-02-2024 01:16,2-3-2024 09:00,FALSE,",
    ]
    (one,), left = read(lines, COLUMNS)
    assert left == []
    assert (one.exhibitor, one.severity, one.kept) == ("Acme", "low", False)
    assert (one.closed - one.opened).days == 2


def test_steps_tell_the_first_answer_the_last_closing_and_every_reopening():
    steps = [
        (1, "Assign"),
        (2, "Take in charge"),
        (3, "Resolve"),
        (3, "Resolve"),
        (5, "Resolve"),
        (9, "Closed"),
    ]
    lines = [
        "Case,company,Step,Time",
        *(f"C1,Acme,{word},2024/05/0{day} 10:00:00.000" for day, word in steps),
    ]
    ((one,), _left) = read(lines, STEPS, activities=MEANT)
    days = [(at - one.opened) / timedelta(days=1) for at in (one.acknowledged, one.answered, one.closed)]
    assert (days, one.reopened) == ([1, 2, 8], 1)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (",Acme,2024-05-01 10:00,,,", "no_number"),
        ("1,Acme,,,,", "no_time"),
        ("1,Acme,soon,,,", "bad_time"),
        ("1,Acme,2024-05-01 10:00,2024-04-01 10:00,,", "backwards"),
        ("1,Acme,2026-05-01 10:00,,,", "future"),
    ],
)
def test_what_cannot_be_brought_in_is_told(line, code):
    found, left = read(["id,company,in,out,sla,p", line, "2,Acme,2024-05-01 10:00,,,"], COLUMNS)
    assert [one.number for one in found] == ["2"]
    assert [one.code for one in left] == [code]


def test_columns_and_words_are_guessed_by_their_names():
    header = ["Case ID", "Activity", "Complete Timestamp", "customer", "seriousness"]
    found = mapping.guessed(header)
    assert found == {"number": "Case ID", "exhibitor": "customer", "severity": "seriousness",
                     "activity": "Activity", "at": "Complete Timestamp"}  # fmt: skip
    words = ["1 - Critical", "High", "Moderate", "P4", "Value 1", "highly unusual"]
    assert [mapping.severity_of(word) for word in words] == [
        "critical",
        "high",
        "medium",
        "low",
        "medium",
        "medium",
    ]
    steps = ["Take in charge ticket", "Resolve ticket", "Closed", "Wait"]
    assert [mapping.moment_of(step) for step in steps] == ["acknowledged", "answered", "closed", ""]


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"exhibitor": "b", "opened": "c"}, "no_number"),
        ({"number": "a", "opened": "c"}, "no_exhibitor"),
        ({"number": "a", "exhibitor": "b", "at": "c"}, "no_time"),
        ({"number": "a", "exhibitor": "b", "opened": "gone"}, "unknown_column"),
    ],
)
def test_a_mapping_without_what_it_needs_is_refused(columns, code):
    told = {"columns": columns, "severities": {}, "activities": {}, "day_first": None}
    with pytest.raises(MappingRefused) as refused:
        mapping.read(told, ["a", "b", "c"])
    assert refused.value.code == code
