"""Answers of other tools become a survey: once, whole, and undone whole."""

import json

import pytest
from sqlalchemy import func, select

from complaints.tasks import open_from_answers
from foundation.database import db
from surveys import queries, results
from surveys.imported import bringing
from surveys.imported.models import AnswerImport
from surveys.imported.refusals import MappingRefused
from surveys.item_means import item_means
from surveys.models import Survey
from surveys.questionnaire import Questionnaire
from surveys.response import Answer, Response
from tests.factories.companies import ExhibitorFactory
from tests.factories.shows import EditionFactory

TOLD = {
    "title": "Passengers",
    "blank": [0],
    "unused": [6],
    "columns": [
        {"column": "ALL", "measure": "overall"},
        {"column": "FOOD", "measure": "service"},
        {"column": "NETPRO", "measure": "recommend", "blank": [11], "unused": []},
        {"column": "WORDS", "measure": "open"},
    ],
}
ROWS = ["Kessler GmbH,5,4,10,Fine", ",4,6,0,", "Nobody Ltd,0,0,11,", ",5,5,9,", ",3,2,6,", ",5,5,11,"]


def file(*rows):
    return "\n".join(["COMPANY,ALL,FOOD,NETPRO,WORDS", *(rows or ROWS)]).encode()


@pytest.fixture
def edition(app):
    return EditionFactory()


def brought(edition, content=None, **more):
    kept = bringing.upload(content or file(), "answers.csv", edition)
    return kept, bringing.bring_in(kept, {**TOLD, **more})


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_a_row_is_a_response_and_a_row_of_blanks_is_none(edition):
    kept, survey = brought(edition)
    assert (kept.responses, kept.skipped, count(Response)) == (5, 1, 5)
    said = select(Response.overall, Response.recommend).order_by(Response.id)
    assert db.session.execute(said).all() == [(5, 10), (4, 0), (5, 9), (3, 6), (5, None)]
    assert survey.closes_at.date() == edition.ends_on


def test_what_was_not_used_is_kept_apart_from_what_is_blank(edition):
    _kept, survey = brought(edition)
    (food,) = results.services(survey, item_means(survey))
    assert (food.answered, food.unused) == (4, 1)
    assert queries.headlines(edition.id).overall.value == 0.6


def test_a_row_belongs_to_the_exhibitor_of_its_name(edition):
    own = ExhibitorFactory(name="Kessler GmbH", name_key="kessler")
    kept, _survey = brought(edition, exhibitor="COMPANY")
    assert db.session.scalars(select(Response.exhibitor_id).order_by(Response.id)).first() == own.id
    assert (kept.strangers, kept.responses) == (4, 5)


def test_the_same_file_twice_adds_nothing(edition):
    _kept, survey = brought(edition)
    with pytest.raises(bringing.AlreadyThere) as there:
        bringing.upload(file(), "renamed.csv", edition)
    assert there.value.survey is survey
    assert bringing.upload(file(), "answers.csv", EditionFactory()).survey is None


def test_undone_nothing_is_left_and_the_file_can_come_again(edition):
    kept, _survey = brought(edition)
    bringing.undo(kept)
    assert [count(model) for model in (Survey, Response, Answer, Questionnaire)] == [0] * 4
    assert brought(edition)[0].responses == 5


def test_values_off_the_scale_refuse_the_file(edition):
    with pytest.raises(MappingRefused, match=r"FOOD has 6 \(1×\)"):
        brought(edition, unused=[])
    assert count(Response) == 0


def test_no_complaint_comes_of_an_answer_that_is_nobodys(edition):
    brought(edition, file(",1,1,0,Never again"))
    db.session.execute(db.update(Response).values(submitted_at=queries.db.func.now()))
    db.session.commit()
    assert open_from_answers() == 0


def test_the_command_says_what_it_did(edition, app, tmp_path):
    db.session.commit()
    (tmp_path / "a.csv").write_bytes(file())
    (tmp_path / "m.json").write_text(json.dumps(TOLD))
    words = ["surveys", "import", "a.csv", "--edition", edition.name, "--mapping", "m.json"]
    run = app.test_cli_runner().invoke
    words = [str(tmp_path / word) if word in ("a.csv", "m.json") else word for word in words]
    first, again = run(args=words), run(args=words)
    assert "5 responses, 1 rows without an answer" in first.output
    assert (again.exit_code, "Nothing was added" in again.output) == (1, True)
    number = db.session.scalar(select(AnswerImport.id))
    assert "is undone" in run(args=["surveys", "undo-import", str(number)]).output
