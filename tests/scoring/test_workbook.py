import io

from openpyxl import load_workbook

from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory


def test_the_workbook_holds_everybody_and_what_was_reckoned_with(sign_in, app):
    survey = surveyed(EditionFactory())
    for name, answers in (("=Lena", [4, 5, 3, 4, 5]), ("Jonas", [4, 5])):
        rate(survey, PersonFactory(name=name), answers)
    book = load_workbook(io.BytesIO(sign_in("manager").get("/scores/team.xlsx").data))
    first, *_more, second = book.worksheets
    lines = {row[0].value: [cell.value for cell in row] for row in first.iter_rows(min_row=2)}
    assert lines["=Lena"][2] == 5
    assert (lines["Jonas"][5], lines["Jonas"][10]) == (None, "too few exhibitors")
    assert "Pilot until" in [row[0].value for row in second.iter_rows()]
