"""Trainings: people are booked, results are noted from the day on, the share done is counted."""

from datetime import date, timedelta

import pytest

from foundation import clock
from foundation.database import db
from staff.expertise import training_done
from staff.models import Training, TrainingAttendance
from tests.factories.people import PersonFactory


def held(days=-1):
    training = Training(title="Customs", held_on=clock.today() + timedelta(days=days), hours=2)
    db.session.add(training)
    db.session.flush()
    return training


def attend(training, person, result="booked"):
    db.session.add(TrainingAttendance(training_id=training.id, person_id=person.id, result=result))
    db.session.flush()


def results():
    return {one.person_id: one.result for one in db.session.query(TrainingAttendance)}


def save(sign_in, training, data):
    return sign_in("organiser").post(f"/expertise/trainings/{training.id}/attendance", data=data)


def test_a_training_is_entered(sign_in, app):
    data = {"title": "Customs", "held_on": "2027-03-01", "hours": "2.5", "skill_id": ""}
    assert sign_in("organiser").post("/expertise/trainings/new", data=data).status_code == 302
    assert db.session.query(Training).one().hours == 2.5


@pytest.mark.parametrize(
    "changes", [{"hours": "0"}, {"hours": "nan"}, {"held_on": "tomorrow"}, {"title": " "}]
)
def test_nonsense_is_refused(sign_in, app, changes):
    data = {"title": "Customs", "held_on": "2027-03-01", "hours": "2.5"} | changes
    assert sign_in("organiser").post("/expertise/trainings/new", data=data).status_code == 422


def test_people_are_booked_and_results_noted(sign_in, app):
    training, old, new = held(), PersonFactory(), PersonFactory()
    attend(training, old)
    save(sign_in, training, {f"result-{old.id}": "passed", "person": [new.id]})
    assert results() == {old.id: "passed", new.id: "booked"}


def test_a_person_is_taken_off_the_list(sign_in, app):
    training, person = held(), PersonFactory()
    attend(training, person)
    save(sign_in, training, {f"result-{person.id}": ""})
    assert results() == {}


def test_a_result_before_the_day_is_refused(sign_in, app):
    training, person = held(days=3), PersonFactory()
    attend(training, person)
    answer = save(sign_in, training, {f"result-{person.id}": "passed"})
    assert answer.status_code == 422
    assert "still to come" in answer.text
    assert results() == {person.id: "booked"}


@pytest.mark.parametrize("data", [{"result-x": "passed"}, {"result-1": "brilliant"}])
def test_an_unknown_result_is_refused(sign_in, app, data):
    assert save(sign_in, held(), data).status_code == 422


def test_nobody_is_booked_twice_or_out_of_thin_air(sign_in, app):
    training, person = held(), PersonFactory()
    attend(training, person)
    save(sign_in, training, {"person": [person.id, 999_999]})
    assert results() == {person.id: "booked"}


def test_the_share_done_is_passed_of_all(app):
    person = PersonFactory()
    for result in ("passed", "failed", "absent", "booked"):
        attend(held(), person, result)
    assert training_done()[person.id].share == 0.25


def test_a_booking_for_later_is_not_yet_undone(app):
    person = PersonFactory()
    attend(held(), person, "passed")
    attend(held(days=30), person)
    assert training_done(until=clock.today())[person.id].share == 1


def test_no_training_is_no_figure(app):
    assert PersonFactory().id not in training_done(since=date(2020, 1, 1))


def test_a_deleted_training_comes_back_with_its_attendance(sign_in, app):
    training, person, browser = held(), PersonFactory(), sign_in("organiser")
    attend(training, person, "passed")
    db.session.commit()
    page = browser.post(f"/expertise/trainings/{training.id}/delete", follow_redirects=True).text
    assert results() == {}
    browser.post("/expertise/removed/" + page.split('action="/expertise/removed/')[1].split('"')[0])
    assert results() == {person.id: "passed"}
