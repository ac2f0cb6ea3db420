"""A remedy above one's limit is refused with whom to ask; of two who decide the second is told so."""

import pytest

from complaints import remedies
from foundation.database import db
from foundation.mail import Mail
from tests.factories.complaints import ComplaintFactory
from tests.factories.people import PersonFactory

MUCH = 90_000_00


def test_above_the_limit_it_is_refused_with_whom_to_ask(app):
    complaint, manager = ComplaintFactory(), PersonFactory(role="manager")
    with pytest.raises(remedies.AboveLimitError) as refused:
        remedies.offer(complaint, PersonFactory(role="staff"), "refund", MUCH)
    assert (refused.value.ask, complaint.remedies) == ([manager], [])


def test_asked_for_it_is_offered_once_somebody_approves(app):
    staff, manager = PersonFactory(role="staff"), PersonFactory(role="manager")
    remedy = remedies.ask(ComplaintFactory(), staff, "refund", MUCH)
    assert db.session.query(Mail).one().recipient == manager.email
    with pytest.raises(remedies.AboveLimitError):
        remedies.decide(remedy, staff, True)
    remedies.decide(remedy, manager, True)
    assert remedy.state == "offered"
    with pytest.raises(remedies.RemedyError):
        remedies.decide(remedy, manager, False)


def test_the_limit_is_in_house_currency(app):
    complaint = ComplaintFactory(edition__exchange_rate=0.1)
    assert remedies.offer(complaint, PersonFactory(role="staff"), "refund", 400_000).state == "offered"


def test_the_screen_names_who_may(sign_in):
    complaint, boss = ComplaintFactory(), PersonFactory(role="manager", name="Anna Keller")
    data = {"kind": "refund", "cost": "90000", "version": complaint.version}
    answer = sign_in("staff").post(f"/complaints/{complaint.id}/remedies", data=data)
    assert answer.status_code == 409
    assert boss.name in answer.text


def test_of_two_who_decide_at_once_the_second_is_told(sign_in):
    complaint = ComplaintFactory(state="answered")
    db.session.commit()
    seen = complaint.version
    browser = sign_in("staff")
    first = browser.post(f"/complaints/{complaint.id}/step", data={"to_state": "accepted", "version": seen})
    second = browser.post(f"/complaints/{complaint.id}/step", data={"to_state": "contested", "version": seen})
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Somebody else saved this" in second.text


def test_only_who_may_decide_has_the_buttons_and_a_refused_offer_stays_open(sign_in):
    complaint, staff = ComplaintFactory(), sign_in("staff")
    remedies.ask(complaint, PersonFactory(role="staff"), "refund", MUCH)
    db.session.commit()
    page = f"/complaints/{complaint.id}"
    data = {"kind": "refund", "cost": "90000", "version": complaint.version}
    assert "<details open" in staff.post(f"{page}/remedies", data=data).text
    assert "/approved" not in staff.get(page).text
    assert "/approved" in sign_in("manager").get(page).text
