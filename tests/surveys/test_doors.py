"""Ways in without a mail: cards, the short link, kiosks. They show nothing of anybody."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from exhibitors.merging import merge
from foundation import clock
from foundation.database import db
from surveys.doors import cards, codes, opening
from surveys.doors.models import Door, DoorKind, Visit
from surveys.doors.visiting import IDLE, exhibitor_meant
from surveys.response import Answer, Response
from tests.factories.aims import GoalFactory
from tests.factories.companies import ExhibitorFactory, ParticipationFactory, StandFactory
from tests.factories.people import PersonFactory
from tests.factories.surveys import InvitationFactory, SurveyFactory

FIRST = {"overall": "5", "return": "4", "recommend": "9", "effort": "6", "go": "next"}


@pytest.fixture
def survey(app):
    survey = SurveyFactory()
    exhibitor = ExhibitorFactory(name="Kessler Antriebe GmbH", owner=PersonFactory(name="Lena Wagner"))
    came = ParticipationFactory(exhibitor=exhibitor, edition=survey.edition, status="attended")
    StandFactory(participation=came, number="C14")
    GoalFactory(exhibitor=exhibitor, edition=survey.edition, title="Launch the KX series")
    db.session.commit()
    return survey


def opened(survey, kind):
    door = opening.open_door(survey, kind, "Hall 3")
    db.session.commit()
    return door


def come_in(client, door, said=""):
    return client.post(f"/q/{door.code}", data={"said": said}).location


def answered(client, door, said=""):
    inside = come_in(client, door, said)
    client.post(f"{inside}?page=1", data=FIRST)
    for page in range(2, 6):
        last = client.post(f"{inside}?page={page}", data={"go": "next"}).location
        if last.endswith("/thanks"):
            break
    return inside, last


def test_a_typed_code_may_have_capitals_blanks_and_no_dash():
    assert codes.tidied(" K7M2P x9q4r ") == codes.tidied("k7m2px9q4r") == "k7m2p-x9q4r"
    assert codes.tidied("Not A code_22") == "Not A code_22"
    assert len({codes.short_code() for _ in range(50)}) == 50


def test_a_card_leads_to_the_exhibitors_own_page(client, survey):
    invitation = InvitationFactory(survey=survey)
    InvitationFactory(survey=survey, contact__exhibitor=invitation.exhibitor)
    assert (opening.make_cards(survey.id), opening.make_cards(survey.id)) == (1, 0)
    db.session.commit()
    code = db.session.scalar(select(Door.code))
    assert client.get(f"/q/{code.upper()}").location.endswith(f"/s/{invitation.token}")


def test_a_kiosk_takes_answers_one_after_another_that_name_nobody(client, survey):
    kiosk = opened(survey, DoorKind.KIOSK)
    for _person in range(2):
        _inside, last = answered(client, kiosk)
        assert last.endswith(f"/q/{kiosk.code}/thanks")
    found = db.session.scalars(select(Response)).all()
    assert [
        (one.exhibitor_id, one.invitation_id, one.overall, one.submitted_at is None) for one in found
    ] == [(None, None, 5, False)] * 2
    assert opening.door_of(found[0].id)[:2] == ("kiosk", "Hall 3")


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


@pytest.mark.parametrize("said", ["C14", "c14", "Kessler Antriebe", "No such company"])
def test_the_link_says_nothing_of_whom_it_recognises(client, survey, said):
    link = opened(survey, DoorKind.LINK)
    inside = come_in(client, link, said)
    pages = "".join(client.get(f"{inside}?page={number}").text for number in range(1, 6))
    assert not [name for name in ("Kessler", "Lena Wagner", "KX series", "C14") if name in pages]
    client.post(f"{inside}?page=1", data=FIRST)
    known = db.session.scalar(select(Response.exhibitor_id)) is not None
    assert known == (said != "No such company")


def test_a_stand_shared_by_two_is_nobodys(survey):
    other = ParticipationFactory(edition=survey.edition, status="attended")
    assert exhibitor_meant(survey.edition_id, "C14") is not None
    StandFactory(participation=other, number="C14")
    db.session.flush()
    assert exhibitor_meant(survey.edition_id, "C14") is None


def test_the_link_asks_who_one_is_and_a_new_link_closes_the_old(client, survey):
    old = opened(survey, DoorKind.LINK)
    assert client.post(f"/q/{old.code}", data={"said": " "}).status_code == 422
    assert client.post(f"/q/{old.code}", data={"said": "x" * 121}).status_code == 422
    new = opened(survey, DoorKind.LINK)
    assert (client.get(f"/q/{old.code}").status_code, client.get(f"/q/{new.code}").status_code) == (410, 200)


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


def test_cards_are_printed_with_stand_company_code_and_address(sign_in, survey):
    came = survey.edition.id
    exhibitor = db.session.get(ExhibitorFactory._meta.model, exhibitor_meant(came, "C14"))
    InvitationFactory(survey=survey, contact__exhibitor=exhibitor)
    browser = sign_in("organiser")
    browser.post(f"/surveys/{survey.id}/doors/cards")
    page = browser.get(f"/surveys/{survey.id}/doors/cards").text
    code = db.session.scalar(select(Door.code))
    assert all(text in page for text in ("Kessler Antriebe GmbH", "C14", f"/q/{code}", 'class="qr"'))
    assert browser.get(f"/surveys/{survey.id}/doors/cards.pdf").data.startswith(b"%PDF")


def test_a_survey_that_was_never_mailed_can_be_asked_at_a_kiosk(sign_in, survey):
    browser = sign_in("organiser")
    assert browser.post(f"/surveys/{survey.id}/doors/kiosk", data={"name": ""}).status_code == 422
    browser.post(f"/surveys/{survey.id}/doors/kiosk", data={"name": "Entrance"})
    db.session.refresh(survey)
    assert survey.questionnaire.sent_at is not None
    assert "Entrance" in browser.get(f"/surveys/{survey.id}/doors").text


def test_the_picture_of_a_code_is_an_svg_without_style(app):
    drawn = cards.picture("https://house.example/q/k7m2p-x9q4r")
    assert (drawn.startswith('<svg role="img"'), "style=" in drawn) == (True, False)


def test_a_survey_that_promises_silence_has_neither_cards_nor_link_nor_kiosk(sign_in, survey):
    survey.mode = "confidential"
    db.session.commit()
    browser = sign_in("organiser")
    posts = (("cards", {}), ("link", {}), ("kiosk", {"name": "Entrance"}))
    assert [
        browser.post(f"/surveys/{survey.id}/doors/{what}", data=data).status_code for what, data in posts
    ] == [409, 409, 409]
    assert "others promise more" in browser.get(f"/surveys/{survey.id}/doors").text


def test_two_exhibitors_with_cards_can_be_merged(survey):
    one, other = InvitationFactory(survey=survey), InvitationFactory(survey=survey)
    other.contact.email = one.contact.email
    db.session.flush()
    opening.make_cards(survey.id)
    merge(one.exhibitor_id, other.exhibitor_id, None)
    assert db.session.scalars(select(Door.invitation_id)).all() == [one.id]
