"""The screen that brings in answers: upload, mapping with what to correct, survey, undo."""

from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import select

from foundation import clock
from foundation.database import db
from surveys.imported import bringing
from surveys.imported.models import AnswerImport
from surveys.models import Survey
from surveys.response import Response
from tests.factories.shows import EditionFactory

FILE = "ALL,FOOD\n" + "5,6\n4,3\n0,2\n" * 3
MAPPED = {
    "title": "Asked by others",
    "blank": "0",
    "unused-1": "6",
    "measure-0": "overall",
    "measure-1": "service",
}


@pytest.fixture
def edition(app):
    return EditionFactory()


@pytest.fixture
def staff(edition, sign_in):
    return sign_in()


def upload(staff, edition, content=FILE):
    data = {"edition": edition.id, "file": (BytesIO(content.encode()), "answers.csv")}
    return staff.post("/surveys/imported/new", data=data)


def test_a_file_becomes_a_survey_and_is_taken_back(staff, edition):
    page = upload(staff, edition).location
    assert b"FOOD" in staff.get(page).data
    made = staff.post(page, data=MAPPED)
    survey = db.session.scalars(select(Survey)).one()
    assert (made.location, survey.title) == (f"/surveys/{survey.id}/results", "Asked by others")
    assert b"9 responses are brought in" in staff.get(made.location).data
    assert staff.post(f"{page}/undo").status_code == 302
    assert db.session.scalars(select(Survey)).all() == []
    assert staff.post(f"{page}/undo").status_code == 409


def test_what_does_not_fit_is_said_and_what_was_typed_stays(staff, edition):
    page = upload(staff, edition).location
    refused = staff.post(page, data={**MAPPED, "unused-1": ""})
    assert (refused.status_code, "FOOD has 6 (3×)" in refused.text) == (422, True)
    assert 'value="Asked by others"' in refused.text
    assert staff.post(page, data={}).status_code == 422


def test_the_same_file_again_and_no_file_are_refused(staff, edition):
    staff.post(upload(staff, edition).location, data=MAPPED)
    assert upload(staff, edition).status_code == 409
    assert upload(staff, edition, "").status_code == 422
    assert staff.post("/surveys/imported/new", data={"edition": edition.id}).status_code == 422
    assert len(db.session.scalars(select(AnswerImport)).all()) == 1


TURNED = {**MAPPED, "scale-1": "1-6", "reverse-1": "1", "unused-1": ""}


def test_a_mapping_is_saved_as_a_file_and_filled_in_from_it(staff, edition):
    page = upload(staff, edition).location
    saved = staff.post(page, data={**TURNED, "do": "save"})
    assert (saved.json["columns"][1]["scale"], saved.json["columns"][1]["reverse"]) == ([1, 6], True)
    file = {"do": "load", "mapping": (BytesIO(saved.data), "mapping.json")}
    filled = staff.post(page, data=file).text
    assert 'value="1-6"' in filled
    assert 'value="Asked by others"' in filled
    assert db.session.scalars(select(Survey)).all() == []


@pytest.mark.parametrize("content", [b"", b"\xff", b"[" * 5000, b"[1]", b'{"columns": 3}'])
def test_what_is_no_mapping_file_is_refused(staff, edition, content):
    page = upload(staff, edition).location
    file = {"do": "load", "mapping": (BytesIO(content), "mapping.json")}
    assert staff.post(page, data=file).status_code == 422


def test_the_next_file_of_a_source_is_filled_in_as_the_last_one(staff, edition):
    staff.post(upload(staff, edition).location, data=TURNED)
    other = staff.get(upload(staff, edition, FILE + "5,5\n").location).text
    assert "as for the last file with these columns" in other
    assert 'value="1-6"' in other
    strange = staff.get(upload(staff, edition, "Q1,Q2\n1,2\n").location).text
    assert "as for the last file" not in strange


def test_answers_in_words_are_mapped_as_proposed(staff, edition):
    page = upload(staff, edition, "ALL,N\nVery satisfied,1\nSatisfied,2\nNone,3\n").location
    assert 'name="labels-0"' in staff.get(page).text
    words = {"measure-0": "overall", "labels-0": "Very satisfied = 5, Satisfied = 4"}
    refused = staff.post(page, data=words)
    assert (refused.status_code, "ALL has None (1×)" in refused.text) == (422, True)
    assert staff.post(page, data=words | {"labels-0": "Satisfied"}).status_code == 422
    staff.post(page, data=words | {"blank": "None"})
    assert db.session.scalars(select(Response.overall).order_by(Response.id)).all() == [5, 4]


def test_the_file_is_forgotten_once_a_survey_is_made_of_it_or_none_in_a_week(staff, edition):
    made, left = upload(staff, edition).location, upload(staff, edition, "ALL\n5\n").location
    staff.post(made, data=MAPPED)
    kept = db.session.scalars(select(AnswerImport.content.is_(None)).order_by(AnswerImport.id))
    assert kept.all() == [True, False]
    staff.post(f"{made}/undo")
    db.session.execute(db.update(AnswerImport).values(created_at=clock.now() - timedelta(days=8)))
    db.session.commit()
    assert bringing.forget_files() == 1
    assert [staff.get(page).status_code for page in (made, left)] == [410, 410]
