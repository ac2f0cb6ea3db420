"""A card on a stand leads to that exhibitor's own page."""

import pytest
from sqlalchemy import select

from exhibitors.merging import merge
from foundation.database import db
from surveys.doors import cards, codes, opening
from surveys.doors.models import Door
from surveys.doors.visiting import exhibitor_meant
from tests.factories.companies import ExhibitorFactory
from tests.factories.doors import known_stand
from tests.factories.surveys import InvitationFactory


@pytest.fixture
def survey(app):
    return known_stand()


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
