"""The pages, the report and the files that answers are read in."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from surveys.in_general import question_text
from surveys.reading import comments
from tests.factories.answered import answers, brought
from tests.factories.judged import ResponseFactory
from tests.factories.surveys import SurveyFactory

PAGES = ("results", "drivers", "quality", "differences", "missing", "comments")


def test_comments_are_found_by_text_and_by_tag(app):
    survey = SurveyFactory()
    loud = ResponseFactory(survey=survey, comment="Far too LOUD")
    ResponseFactory(survey=survey, comment="100 % fine")
    assert comments.tag(loud.id, "Hall 3, noise , noise,") == ["hall 3", "noise"]
    found = [comments.comments(survey.id, None, *asked).rows for asked in (("loud",), ("", "noise"), ("%",))]
    assert [[row.comment for row in rows] for rows in found] == [["Far too LOUD"]] * 2 + [["100 % fine"]]
    assert comments.all_words(survey.id) == [("hall 3", 1), ("noise", 1)]


def test_a_question_is_told_without_the_names_that_are_put_in(app):
    with app.test_request_context():
        told = question_text({"en": "Does {company} like {edition}, {other}?"})
    assert told == "Does the company like the event, {other}?"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_for_imported_answers(page, sign_in):
    survey = brought(answers())
    answer = sign_in().get(f"/surveys/{survey.id}/{page}?answers=good")
    assert answer.status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_before_anybody_has_answered(page, sign_in):
    survey = SurveyFactory()
    assert sign_in().get(f"/surveys/{survey.id}/{page}").status_code == 200


def test_the_report_holds_the_figures_and_is_tagged(sign_in):
    survey = brought(answers())
    reader = PdfReader(BytesIO(sign_in().get(f"/surveys/{survey.id}/report.pdf").data))
    assert "Completely satisfied" in reader.pages[0].extract_text()
    assert "/StructTreeRoot" in reader.trailer["/Root"]


def test_the_workbook_says_what_its_columns_mean(sign_in):
    survey = brought(answers(n=6))
    book = load_workbook(BytesIO(sign_in().get(f"/surveys/{survey.id}/export.xlsx").data))
    header, first, *_rest = book["Codebook"].iter_rows(values_only=True)
    assert (header[0], first[:4]) == ("column", ("overall", "ALL", "overall", "scale"))
    assert book.worksheets[0].max_row == 7


def test_a_tag_is_put_on_a_comment(sign_in):
    response = ResponseFactory(comment="Loud")
    answer = sign_in().post(f"/surveys/responses/{response.id}/tags", data={"tags": "noise"})
    assert answer.status_code == 302
    assert comments.words_of([response.id]) == {response.id: ["noise"]}
