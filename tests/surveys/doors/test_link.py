"""One link for everybody: whom it fits is kept, shown to nobody who answers, and proves nothing."""

import pytest
from sqlalchemy import select

from complaints.tasks import open_from_answers
from foundation.database import db
from surveys.doors.models import DoorKind, Visit
from surveys.doors.visiting import exhibitor_meant
from surveys.response import Response
from tests.factories.companies import ParticipationFactory, StandFactory
from tests.factories.doors import FIRST, answered, come_in, known_stand, opened
from tests.factories.surveys import InvitationFactory


@pytest.fixture
def survey(app):
    return known_stand()


@pytest.mark.parametrize("said", ["C14", "c14", "Kessler Antriebe", "No such company"])
def test_the_link_says_nothing_of_whom_it_recognises(client, survey, said):
    link = opened(survey, DoorKind.LINK)
    inside = come_in(client, link, said)
    pages = "".join(client.get(f"{inside}?page={number}").text for number in range(1, 6))
    assert not [name for name in ("Kessler", "Lena Wagner", "KX series", "C14") if name in pages]
    client.post(f"{inside}?page=1", data=FIRST)
    known = db.session.scalar(select(Visit.exhibitor_id)) is not None
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


def test_what_was_typed_counts_for_no_exhibitor_until_somebody_has_checked_it(client, sign_in, survey):
    answered(client, opened(survey, DoorKind.LINK), "C14", overall="1")
    low = db.session.scalars(select(Response)).one()
    assert (low.exhibitor_id, low.overall, open_from_answers()) == (None, 1, 0)
    browser = sign_in("organiser")
    page = browser.get(f"/surveys/responses/{low.id}").text
    assert ("That fits Kessler Antriebe GmbH" in page, "“C14” (not checked)" in page) == (True, True)
    browser.post(f"/surveys/responses/{low.id}/theirs")
    assert (low.exhibitor.name, open_from_answers()) == ("Kessler Antriebe GmbH", 1)
    browser.post(f"/surveys/responses/{low.id}/not-theirs")
    assert low.exhibitor_id is None


def test_an_answer_of_nobody_we_know_and_one_by_a_personal_link_cannot_be_handed_over(
    client, sign_in, survey
):
    answered(client, opened(survey, DoorKind.LINK), "Somebody")
    strange, invitation = db.session.scalar(select(Response.id)), InvitationFactory(survey=survey)
    own = Response(survey=survey, invitation=invitation, exhibitor=invitation.exhibitor)
    db.session.add(own)
    db.session.commit()
    browser = sign_in("organiser")
    posts = [f"{strange}/theirs", f"{own.id}/theirs", f"{own.id}/not-theirs"]
    assert [browser.post(f"/surveys/responses/{post}").status_code for post in posts] == [409] * 3


def test_lists_of_answers_say_what_was_typed_and_that_nobody_checked_it(client, sign_in, survey):
    answered(client, opened(survey, DoorKind.LINK), "C14")
    browser, number = sign_in("organiser"), survey.id
    said = "“C14” (not checked)"
    pages = (f"{number}", f"{number}/responses?way=link", f"{number}/responses?way=unchecked")
    assert [said in browser.get(f"/surveys/{page}").text for page in pages] == [True] * 3
    others = (f"{number}/responses?way=kiosk", f"{number}/responses?q=kessler")
    assert [said in browser.get(f"/surveys/{page}").text for page in others] == [False] * 2
    survey.mode = "confidential"
    db.session.commit()
    assert browser.get(f"/surveys/{number}/responses").status_code == 403
