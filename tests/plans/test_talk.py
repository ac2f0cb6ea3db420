"""Comments that call people, steps, what waits for what, and requests that become promises."""

from io import BytesIO

import pytest

from foundation.database import db
from foundation.mail import Mail
from goals.sheet import GoalSheet
from plans import asked_for, checklist
from plans.comment import mentioned
from plans.models import PlanItem
from plans.order import is_circular
from tests.factories.people import PersonFactory
from tests.factories.plans import PlanItemFactory


def fresh(item):
    return db.session.get(PlanItem, item.id, populate_existing=True)


def test_a_full_name_calls_a_person_and_a_first_name_where_only_one_has_it():
    people = [(1, "Lena Wagner"), (2, "Jonas Keller"), (3, "Jonas Bauer"), (4, "王磊")]
    assert mentioned("@lena please, with @Jonas  Bauer and @王磊", people) == {1, 3, 4}
    assert mentioned("@Jonas or @Lenas or lena@wagner.example", people) == set()


def test_whoever_is_called_in_a_comment_gets_one_mail(edition, lena, sign_in, plan):
    item = PlanItemFactory(plan=plan(edition), title="Rigging")
    jonas = PersonFactory(name="Jonas Keller")
    db.session.commit()
    data = {"text": "Can you lift it, @Jonas Keller? @Jonas", "once": "one"}
    browser = sign_in(lena)
    for _ in range(2):
        browser.post(f"/plans/items/{item.id}/comments", data=data)
    assert [(m.recipient, m.subject) for m in db.session.query(Mail)] == [
        (jonas.email, "Lena Wagner mentions you: Rigging")
    ]
    assert "Can you lift it" in browser.get(f"/plans/items/{item.id}").text


@pytest.mark.parametrize(
    ("waits", "circular"), [({2: 3, 3: 1}, True), ({2: 3}, False), ({2: 3, 3: 2}, False)]
)
def test_a_promise_never_waits_for_itself(waits, circular):
    assert is_circular(waits, 1, 2) is circular
    assert is_circular(waits, 1, 1)


def test_a_circle_is_refused_and_a_step_keeps_its_tick_when_the_list_is_edited(edition, sign_in, plan):
    made = plan(edition)
    first = PlanItemFactory(plan=made, checklist=[{"text": "Call", "done": True}])
    second = PlanItemFactory(plan=made, after_id=first.id)
    db.session.commit()
    data = {"title": "Rigging", "phase": "before", "due_on": str(edition.starts_on), "version": first.version}
    browser = sign_in("staff")
    address = f"/plans/items/{first.id}/edit"
    assert browser.post(address, data={**data, "after_id": second.id}).status_code == 422
    assert browser.post(address, data={**data, "steps": "Call\nLift"}).status_code == 302
    browser.post(f"/plans/items/{first.id}/steps/1", data={"done": "1"})
    assert [step["done"] for step in fresh(first).checklist] == [True, True]
    assert browser.post(f"/plans/items/{first.id}/steps/9", data={"done": "1"}).status_code == 404


def test_steps_are_cut_to_what_a_page_can_show():
    assert len(checklist.typed("\n".join(map(str, range(99))), [])) == checklist.MOST


def test_requests_are_read_a_line_each_without_those_promised():
    said = "An interpreter\n\n A  stage\nan interpreter"
    assert asked_for.lines(said, ["A STAGE"]) == ["an interpreter"]


def test_requests_become_promises_once(edition, sign_in, plan):
    made = plan(edition)
    db.session.add(GoalSheet(participation_id=made.participation_id, requests="An interpreter\nA stage"))
    db.session.commit()
    browser = sign_in("staff")
    address = f"/plans/{made.participation_id}/requests"
    assert "2 requests are promised." in browser.post(address, follow_redirects=True).text
    browser.post(address)
    assert [(i.title, i.special_request) for i in db.session.query(PlanItem).order_by(PlanItem.id)] == [
        ("An interpreter", True),
        ("A stage", True),
    ]


def test_a_file_on_a_promise_is_checked_and_stands_among_the_exhibitors(edition, sign_in, plan):
    made = plan(edition)
    item = PlanItemFactory(plan=made)
    db.session.commit()
    browser, address = sign_in("staff"), f"/plans/items/{item.id}/files"
    assert browser.post(address, data={"file": (BytesIO(b"MZ"), "virus.exe")}).status_code == 422
    browser.post(address, data={"file": (BytesIO(b"Rigging at 6 m"), "rigging.txt")})
    assert "rigging.txt" in browser.get(f"/plans/items/{item.id}").text
    assert "rigging.txt" in browser.get(f"/exhibitors/{made.participation.exhibitor_id}").text
