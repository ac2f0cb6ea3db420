"""Reading pages: drivers, quality, differences, who is missing, comments, files."""

from datetime import date, timedelta
from io import BytesIO

import numpy as np
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from foundation import clock
from foundation.database import db
from surveys import queries, results
from surveys.drivers import Refusal
from surveys.imported import bringing
from surveys.models import Survey
from surveys.reading import comments, driving, editions, groups, quality, summary
from surveys.reading.missing import Missing
from surveys.submitting import submit
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.judged import ResponseFactory
from tests.factories.shows import EditionFactory, ShowFactory
from tests.factories.surveys import InvitationFactory, SurveyFactory

ITEMS = ("FOOD", "SIGNS", "SHOPS", "WIFI")


def answers(n=120, seed=4, overall=True):
    """Rows in which FOOD counts most."""
    draw = np.random.default_rng(seed)
    items = draw.integers(1, 6, size=(n, len(ITEMS)))
    total = items @ np.array([0.6, 0.2, 0.1, 0.1]) + draw.normal(scale=0.4, size=n)
    header = [*(["ALL"] if overall else []), *ITEMS]
    first = np.clip(np.rint(total), 1, 5).astype(int)[:, None]
    rows = np.column_stack([first, items]) if overall else items
    return "\n".join(",".join(map(str, row)) for row in [header, *rows.tolist()])


def brought(text, edition=None) -> Survey:
    kept = bringing.upload(text.encode(), "answers.csv", edition or EditionFactory())
    names = text.splitlines()[0].split(",")
    columns = [{"column": name, "measure": "overall" if name == "ALL" else "service"} for name in names]
    return bringing.bring_in(kept, {"title": "Answers", "columns": columns})


def test_the_strongest_driver_is_found_from_stored_answers(app):
    found = driving.driven(brought(answers()))
    assert (found.found.n, found.found.items[0].code, found.found.close) == (120, "food", 1)
    assert len(found.items) == 4


def test_items_can_be_chosen(app):
    found = driving.driven(brought(answers()), ["signs", "wifi"])
    assert {one.code for one in found.found.items} == {"signs", "wifi"}


def test_without_an_overall_question_there_is_no_ranking(app):
    assert driving.driven(brought(answers(overall=False))).refused.reason == Refusal.NO_OVERALL


def test_too_few_answers_are_refused_with_what_is_needed(app):
    refused = driving.driven(brought(answers(n=39))).refused
    assert (refused.reason, refused.n, refused.needed) == (Refusal.FEW_ANSWERS, 39, 40)


def lined(n, straight):
    rows = ["ALL," + ",".join(ITEMS), *["3,3,3,3,3"] * straight]
    return brought("\n".join([*rows, *["5,5,4,3,5"] * (n - straight)]))


def test_straight_liners_are_counted_and_their_effect_is_shown(app):
    found = quality.quality(lined(20, 8))
    assert (found.straight.value, found.flagged) == (0.4, 8)
    assert (found.whole.overall.value, found.without.overall.value) == (0.6, 1)


def test_so_few_that_leaving_them_out_would_show_them_stay_in(app):
    survey = lined(20, 4)
    assert quality.quality(survey).without is None
    assert quality.kept(survey) == []


def test_the_fast_and_the_contradictory_are_flagged(app):
    survey, now = SurveyFactory(), clock.now()
    for minutes in (10, 10, 10, 12, 12, 1):
        ResponseFactory(survey=survey, started_at=now - timedelta(minutes=minutes), submitted_at=now)
    for _ in range(6):
        ResponseFactory(survey=survey, started_at=now, submitted_at=now, overall=5, recommend=2)
    found = quality.quality(survey)
    assert found.median == pytest.approx(600)
    assert (found.fast.n, round(found.fast.value, 3), found.contradictory.value) == (6, 0.167, 1)


@pytest.fixture
def show(app):
    return ShowFactory()


def edition_of(show, year):
    return EditionFactory(show=show, name=f"Fair {year}", starts_on=date(year, 5, 1))


def test_editions_line_up_by_what_is_measured(show):
    brought("ALL,FOOD\n" + "4,3\n3,2\n" * 20, edition_of(show, 2025))
    last = brought("FOOD,ALL\n" + "4,5\n4,4\n" * 20, edition_of(show, 2026))
    found = editions.lines(last.edition)
    assert [one.name for one in found.editions] == ["Fair 2025", "Fair 2026"]
    overall, food = found.lines
    assert (overall.key, [one.mean for one in overall.by_edition]) == (("overall", ""), [3.5, 4.5])
    assert (food.key, food.change.value, food.change.real) == (("service", "food"), 1.5, True)


def grouped(survey, country, n, overall):
    for _ in range(n):
        exhibitor = ExhibitorFactory(country=country)
        ResponseFactory(survey=survey, exhibitor=exhibitor, overall=overall, recommend=2 * overall)


def test_groups_are_tested_against_all_others(app):
    survey = SurveyFactory()
    for country, overall in (("DE", 5), ("PL", 3), ("FR", 5)):
        grouped(survey, country, 12, overall)
    found = {one.group: one for one in groups.groups(survey, groups.COUNTRY)}
    assert (found["PL"].satisfied, found["PL"].by_satisfied.value, found["PL"].by_satisfied.real) == (
        0,
        -1,
        True,
    )
    assert found["DE"].promoters == 100


def test_a_second_group_is_hidden_with_a_small_one(app):
    survey = SurveyFactory()
    for country, n in (("DE", 12), ("PL", 3), ("FR", 8)):
        grouped(survey, country, n, 5)
    found = {one.group: one.satisfied for one in groups.groups(survey, groups.COUNTRY)}
    assert found == {"DE": 1, "FR": None, "PL": None}


@pytest.fixture
def waiting(show):
    """A survey to which one of two has answered, the other was not satisfied last time."""
    before, now = (SurveyFactory(edition=edition_of(show, year)) for year in (2025, 2026))
    silent, heard = (ContactFactory(exhibitor=ExhibitorFactory(country=code)) for code in ("PL", "DE"))
    ResponseFactory(survey=before, exhibitor=silent.exhibitor, overall=2)
    InvitationFactory(survey=now, contact=silent)
    InvitationFactory(survey=now, contact=heard, answered_at=clock.now())
    db.session.commit()
    return now


def test_rates_are_told_by_group_and_by_what_was_said_last_time(waiting):
    told = {one.group: (one.invited, one.answered) for one in groups.rates(waiting, groups.BEFORE)}
    assert told == {groups.DISSATISFIED: (1, 0), groups.SILENT: (1, 1)}
    assert {one.group: one.answered for one in groups.rates(waiting, groups.COUNTRY)} == {"DE": 1, "PL": 0}
    assert [one.group for one in groups.rates(waiting, groups.TIMER)] == [groups.FIRST]


def test_who_is_missing_can_be_filtered(waiting):
    assert len(Missing.of(waiting, {}).page(None).rows) == 1
    assert len(Missing.of(waiting, {"before": "dissatisfied", "country": "PL"}).page(None).rows) == 1
    assert Missing.of(waiting, {"country": "DE"}).page(None).rows == []
    assert Missing.of(waiting, {"q": "no such firm"}).page(None).rows == []


def test_the_file_of_who_is_missing_is_sent_after_the_survey_has_left_its_session(waiting):
    lines = Missing.of(waiting, {}).lines()
    db.session.expire(waiting)
    db.session.expunge(waiting)
    assert len(list(lines)) == 1


def test_who_only_stays_is_named(app):
    survey = SurveyFactory()
    ResponseFactory(survey=survey, overall=2, would_return=5)
    ResponseFactory(survey=survey, overall=5, would_return=5, calculative=6, trust=2)
    ResponseFactory(survey=survey, overall=5, would_return=5, trust=7)
    assert [row.overall for row in summary.hostages(survey)] == [2, 5]


def test_comments_are_found_by_text_and_by_tag(app):
    survey = SurveyFactory()
    loud = ResponseFactory(survey=survey, comment="Far too LOUD")
    ResponseFactory(survey=survey, comment="100 % fine")
    assert comments.tag(loud.id, "Hall 3, noise , noise,") == ["hall 3", "noise"]
    found = [comments.comments(survey.id, None, *asked).rows for asked in (("loud",), ("", "noise"), ("%",))]
    assert [[row.comment for row in rows] for rows in found] == [["Far too LOUD"]] * 2 + [["100 % fine"]]
    assert comments.all_words(survey.id) == [("hall 3", 1), ("noise", 1)]


PAGES = ("results", "drivers", "quality", "differences", "missing", "comments")


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


def test_the_value_equation_has_its_terms_from_the_standard_questions(app):
    survey = SurveyFactory()
    for _ in range(5):
        submit(InvitationFactory(survey=survey), {"overall": 4, "effort": 4, "price": 4, "stand": (5, 3)})
    head = queries.headlines_of([survey.id])
    found = summary.value_of(head, results.everything(survey, named=False))
    assert (found.results, found.process, found.price, found.access) == (None, 50, 50, 50)
