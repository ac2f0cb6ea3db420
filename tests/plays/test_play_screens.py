"""The pages of plays and tasks."""

import pytest

from classification.plays import looking, sweeping
from classification.plays.models import Play
from foundation import work
from foundation.database import db
from plans.task import Task
from staff.models import Role
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import JudgedComplaintFactory
from tests.factories.people import PersonFactory
from tests.factories.plays import PlayFactory, TaskFactory

GIVEN = {
    "name": "Silence",
    "trigger": "no_contact",
    "amount": "12",
    "classes": ["key"],
    "task_title": "Call",
    "task_days": "3",
    "per_week": "20",
    "per_owner": "5",
    "rest_days": "30",
}


def test_a_manager_writes_a_play_that_is_off_and_shows_its_last_year(app, sign_in):
    page = sign_in(Role.MANAGER).post("/plays/new", data=GIVEN, follow_redirects=True).text
    assert "had no contact with us for 12 weeks" in page
    assert "The last year, played through" in page
    assert db.session.query(Play).one().active_from is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": ""},
        {"amount": "200"},
        {"per_owner": "21"},
        {"task_title": ""},
        {"trigger": "full_moon"},
        {"classes": ["gold"]},
    ],
)
def test_a_play_that_cannot_be_is_refused(app, sign_in, wrong):
    answer = sign_in(Role.MANAGER).post("/plays/new", data=GIVEN | wrong)
    assert (answer.status_code, db.session.query(Play).count()) == (422, 0)


def test_staff_see_plays_and_cannot_change_them(app, sign_in):
    play = PlayFactory()
    db.session.commit()
    browser = sign_in(Role.STAFF)
    assert play.name in browser.get("/plays/").text
    assert browser.post(f"/plays/{play.id}/switch").status_code == 403


def test_the_dry_run_and_the_log_name_the_cause(app, sign_in):
    play = PlayFactory()
    JudgedComplaintFactory(exhibitor=ExhibitorFactory(name="Acme"), number="C-7")
    db.session.commit()
    sweeping.sweep()
    page = sign_in(Role.MANAGER).get(f"/plays/{play.id}").text
    assert page.count("Complaint C-7") == 2
    assert "Happened: 1." in page


def test_in_a_large_portfolio_a_play_looks_as_a_job(app, sign_in, monkeypatch):
    monkeypatch.setattr(looking, "AT_ONCE", 0)
    play = PlayFactory()
    JudgedComplaintFactory(exhibitor=ExhibitorFactory())
    db.session.commit()
    browser = sign_in(Role.MANAGER)
    assert "The play is looking" in browser.post(f"/plays/{play.id}/sweep", follow_redirects=True).text
    work.run_all()
    assert "It fired for 1 exhibitor" in browser.get(f"/plays/{play.id}/progress").text


def test_the_proposed_plays_are_taken_over_switched_off(app, sign_in):
    page = sign_in(Role.MANAGER).post("/plays/standard", follow_redirects=True).text
    assert "Too long without contact" in page
    assert "Off" in page


def test_a_task_is_done_and_undone(app, sign_in):
    task = TaskFactory()
    db.session.commit()
    browser = sign_in(Role.STAFF)
    page = browser.post("/tasks/end", data={"task": task.id}, follow_redirects=True).text
    assert "1 task is done." in page
    assert f"/tasks/reopen?task={task.id}" in page
    browser.post(f"/tasks/reopen?task={task.id}")
    assert db.session.get_one(Task, task.id, populate_existing=True).state == "open"


def test_tasks_are_filtered_and_given_to_somebody(app, sign_in):
    mine, other = TaskFactory(title="First"), TaskFactory(title="Second", kind="play")
    owner = PersonFactory()
    db.session.commit()
    browser = sign_in(Role.STAFF)
    page = browser.get("/tasks/?kind=play&sort=-due").text
    assert "Second" in page
    assert "First" not in page
    browser.post("/tasks/assign", data={"task": [mine.id, other.id], "owner_id": owner.id})
    assert {task.owner_id for task in db.session.query(Task)} == {owner.id}
    assert browser.post("/tasks/assign", data={"task": mine.id, "owner_id": 0}).status_code == 422
