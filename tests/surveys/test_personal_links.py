"""Who sends a survey gets each contact's personal link, unless answers were promised to be kept apart."""

import pytest

from surveys.mode import Mode
from tests.factories.surveys import InvitationFactory, SurveyFactory


@pytest.fixture
def invitation(app):
    return InvitationFactory(survey=SurveyFactory())


def page(browser, invitation) -> str:
    return browser.get(f"/surveys/{invitation.survey_id}").text


def test_the_organiser_opens_a_contacts_link(sign_in, invitation):
    assert f'href="/s/{invitation.token}"' in page(sign_in("organiser"), invitation)


def test_staff_get_no_links(sign_in, invitation):
    assert invitation.token not in page(sign_in("staff"), invitation)


@pytest.mark.parametrize("mode", [Mode.CONFIDENTIAL, Mode.ANONYMOUS])
def test_a_survey_that_keeps_answers_from_us_gives_no_links(sign_in, invitation, mode):
    invitation.survey.mode = mode
    text = page(sign_in("organiser"), invitation)
    assert (invitation.token in text, "Personal links are not shown" in text) == (False, True)


def test_without_a_mail_server_the_survey_says_so(sign_in, invitation):
    assert "Mail is not set up yet" in page(sign_in("organiser"), invitation)
