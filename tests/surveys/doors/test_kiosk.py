"""A tablet that one person after another answers on; nothing of anybody is shown."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from foundation import clock
from foundation.database import db
from surveys.doors import checking
from surveys.doors.models import DoorKind, Visit
from surveys.doors.visiting import IDLE
from surveys.response import Answer, Response
from tests.factories.doors import FIRST, answered, come_in, known_stand, opened


@pytest.fixture
def survey(app):
    return known_stand()


def test_a_kiosk_takes_answers_one_after_another_that_name_nobody(client, survey):
    kiosk = opened(survey, DoorKind.KIOSK)
    for _person in range(2):
        _inside, last = answered(client, kiosk)
        assert last.endswith(f"/q/{kiosk.code}/thanks")
    found = db.session.scalars(select(Response)).all()
    assert [
        (one.exhibitor_id, one.invitation_id, one.overall, one.submitted_at is None) for one in found
    ] == [(None, None, 5, False)] * 2
    assert checking.door_of(found[0].id)[:2] == ("kiosk", "Hall 3")


def test_a_kiosk_is_cleared_after_the_thanks_and_when_nobody_touches_it(client, survey):
    kiosk = opened(survey, DoorKind.KIOSK)
    home = f"url=/q/{kiosk.code}"
    inside = come_in(client, kiosk)
    assert f'content="{int(IDLE.total_seconds())};{home}"' in client.get(inside).text
    assert home in client.get(f"/q/{kiosk.code}/thanks").text
    client.post(f"{inside}?page=1", data=FIRST)
    visit = db.session.scalars(select(Visit)).one()
    visit.seen_at -= timedelta(minutes=4)
    db.session.commit()
    assert client.get(f"{inside}?page=1").location.endswith(f"/q/{kiosk.code}")


def test_what_was_handed_in_at_a_kiosk_cannot_be_opened_again(client, survey):
    kiosk = opened(survey, DoorKind.KIOSK)
    inside, _last = answered(client, kiosk)
    assert client.get(f"{inside}?page=1").location.endswith(f"/q/{kiosk.code}")
    assert client.post(inside, data=FIRST | {"overall": "1"}).location.endswith(f"/q/{kiosk.code}")
    left = come_in(client, kiosk)
    client.post(f"{left}?page=1", data=FIRST)
    client.post(left, data={"go": "leave"})
    assert client.get(left).location.endswith(f"/q/{kiosk.code}")


def test_more_time_keeps_the_page_and_what_was_chosen(client, survey):
    inside = come_in(client, opened(survey, DoorKind.KIOSK))
    page = client.post(f"{inside}?page=1", data={"overall": "4", "go": "stay"}, follow_redirects=True)
    assert ('name="overall" value="4" checked' in page.text, "1 of" in page.text) == (True, True)


def test_a_revoked_kiosk_takes_no_more_answers_and_keeps_the_old_ones(client, sign_in, survey):
    kiosk = opened(survey, DoorKind.KIOSK)
    inside = come_in(client, kiosk)
    client.post(f"{inside}?page=1", data=FIRST)
    sign_in("organiser").post(f"/surveys/doors/{kiosk.id}/revoke")
    assert client.post(f"{inside}?page=2", data={"go": "next"}).status_code == 410
    assert db.session.scalar(select(func.count(Answer.id))) == 4
    sign_in("organiser").post(f"/surveys/doors/{kiosk.id}/reopen")
    assert client.get(inside).status_code == 200


def test_a_wrong_code_is_not_found_and_a_closed_survey_says_so(client, survey):
    kiosk = opened(survey, DoorKind.KIOSK)
    assert [client.get("/q/wrong").status_code, client.post("/q/wrong/x").status_code] == [404, 404]
    survey.closes_at = clock.now()
    db.session.commit()
    assert [client.get(f"/q/{kiosk.code}").status_code, client.post(f"/q/{kiosk.code}").status_code] == [
        410,
        410,
    ]


def test_a_survey_that_was_never_mailed_can_be_asked_at_a_kiosk(sign_in, survey):
    browser = sign_in("organiser")
    assert browser.post(f"/surveys/{survey.id}/doors/kiosk", data={"name": ""}).status_code == 422
    browser.post(f"/surveys/{survey.id}/doors/kiosk", data={"name": "Entrance"})
    db.session.refresh(survey)
    assert survey.questionnaire.sent_at is not None
    assert "Entrance" in browser.get(f"/surveys/{survey.id}/doors").text
