"""Staff prepare, look at, test, send and read a survey; what is wrong is refused with the reason."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from surveys.models import Invitation, Survey
from surveys.submitting import submit
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory
from tests.factories.surveys import InvitationFactory, SurveyFactory, exhibiting

FORM = {
    "title": "After the fair",
    "opens": "2026-05-16T09:00",
    "closes": "2026-06-06T09:00",
    "remind_after_days": "7",
    "reminders": "1",
    "who": "edition",
    "statuses": ["attended"],
    "timers": "any",
    "contacts": "main",
    "subject_en": "How was it?",
    "body_en": "Dear {contact}: {link}",
    "subject_zh": "如何？",
    "body_zh": "{contact}：{link}",
}


@pytest.fixture
def survey(app):
    survey = SurveyFactory()
    exhibiting(survey.edition)
    return survey


def invitations() -> int:
    return db.session.scalar(select(func.count(Invitation.id)))


def test_a_survey_opens_in_the_time_zone_of_its_edition(sign_in):
    edition = EditionFactory(time_zone="Asia/Shanghai")
    answer = sign_in("organiser").post(f"/surveys/new?edition={edition.id}", data=FORM)
    assert answer.status_code == 302
    assert db.session.scalar(select(Survey.opens_at)).isoformat() == "2026-05-16T01:00:00+00:00"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"closes": "2026-05-16T08:00"}, "The survey closes before it opens."),
        ({"body_en": "No link"}, "Put {link} where the link to the survey belongs."),
        ({"subject_en": "{password}"}, "{password} cannot be put in."),
        ({"remind_after_days": "0"}, "Enter 1 to 60 days."),
        ({"opens": "2026-02-30T09:00"}, "Nothing was saved yet"),
        ({"statuses": ["sleeping"]}, "Nothing was saved yet"),
    ],
)
def test_a_form_that_cannot_be_right_is_refused(sign_in, wrong, reason):
    edition = EditionFactory()
    answer = sign_in("organiser").post(f"/surveys/new?edition={edition.id}", data=FORM | wrong)
    assert (answer.status_code, reason in answer.text) == (422, True)
    assert db.session.scalar(select(func.count(Survey.id))) == 0


def test_the_audience_is_counted_while_it_is_chosen(sign_in, survey):
    address = f"/surveys/audience?for={survey.edition_id}&who=edition&timers=any&contacts=main"
    browser = sign_in("organiser")
    assert "1 contact would be asked" in browser.get(address).text
    assert "0 contacts would be asked" in browser.get(address + "&classes=risk").text
    assert browser.get(address + "&classes=unheard").status_code == 422


def test_before_sending_it_says_how_many_get_a_mail_and_who_is_left_out(sign_in, survey):
    exhibiting(survey.edition, email=None)
    page = sign_in("organiser").get(f"/surveys/{survey.id}/send").text
    assert "1 contact gets a mail" in page
    assert "1 contact has no e-mail address" in page
    assert invitations() == 0


def test_sending_twice_from_the_screen_invites_once(sign_in, survey):
    browser = sign_in("organiser")
    for _ in range(2):
        assert browser.post(f"/surveys/{survey.id}/send").status_code == 302
    assert invitations() == 1


def test_a_closed_survey_is_not_sent_and_says_why(sign_in, survey):
    survey.opens_at = clock.now() - timedelta(days=3)
    survey.closes_at = clock.now() - timedelta(days=1)
    answer = sign_in("organiser").post(f"/surveys/{survey.id}/send")
    assert (answer.status_code, "Move its end first" in answer.text) == (409, True)
    assert invitations() == 0


def test_after_sending_only_title_end_and_reminder_change(sign_in, survey):
    browser = sign_in("organiser")
    browser.post(f"/surveys/{survey.id}/send")
    db.session.refresh(survey)
    before, opens = survey.version, survey.opens_at
    posted = FORM | {"title": "Later", "closes": "2099-01-01T09:00", "version": str(before)}
    assert browser.post(f"/surveys/{survey.id}/edit", data=posted).status_code == 302
    db.session.refresh(survey)
    assert (survey.title, survey.opens_at) == ("Later", opens)
    assert survey.body["en"].startswith("Hello")


def test_a_stale_edit_is_refused(sign_in, survey):
    answer = sign_in("organiser").post(f"/surveys/{survey.id}/edit", data=FORM | {"version": "0"})
    assert answer.status_code == 409


def test_a_test_mail_goes_to_oneself_and_leads_to_the_preview(sign_in, survey):
    person = PersonFactory(role="organiser")
    sign_in(person).post(f"/surveys/{survey.id}/test")
    mail = db.session.scalars(select(Mail)).one()
    assert mail.recipient == person.email
    assert f"/surveys/{survey.id}/preview" in mail.body


def test_the_preview_shows_every_page_and_saves_nothing(sign_in, survey):
    browser = sign_in("staff")
    for page in range(1, 6):
        answer = browser.get(f"/surveys/{survey.id}/preview?page={page}&language=zh_CN")
        assert answer.status_code == 200
        assert "<button" not in answer.text
    assert invitations() == 0


@pytest.fixture
def answered(survey):
    owner = PersonFactory(name="Jonas Lindqvist")
    for n in range(5):
        contact = ContactFactory(exhibitor=ExhibitorFactory(name=f"=Kessler {n}", owner=owner))
        said = {"overall": 5, "staff_reach": 4, "comment": "=SUM(A1)", "build_up": (4, 3)}
        submit(InvitationFactory(survey=survey, contact=contact), said)
    db.session.commit()
    return survey


def test_results_are_shown_with_their_interval(sign_in, answered):
    page = sign_in("staff").get(f"/surveys/{answered.id}/results").text
    assert "Completely satisfied (5 of 5)" in page
    assert "5 answers" in page


@pytest.mark.parametrize(("role", "named"), [("manager", True), ("staff", False)])
def test_only_who_may_see_scores_sees_people_by_name(sign_in, answered, role, named):
    page = sign_in(role).get(f"/surveys/{answered.id}/results").text
    assert ("Jonas Lindqvist" in page) == named


def test_too_few_answers_are_not_shown(sign_in, survey):
    submit(InvitationFactory(survey=survey), {"overall": 1, "comment": "Only me"})
    page = sign_in("manager").get(f"/surveys/{survey.id}/results").text
    assert "Too few answers to show" in page
    assert "Only me" not in page


def test_one_response_is_shown_without_what_it_says_about_people(sign_in, answered):
    response = submit(InvitationFactory(survey=answered), {"overall": 2})
    page = sign_in("staff").get(f"/surveys/responses/{response}").text
    assert "2 of 5" in page
    assert "easy to reach" not in page


def test_the_export_holds_formulas_as_text(sign_in, answered):
    answer = sign_in("organiser").get(f"/surveys/{answered.id}/export")
    header, first, *rest = answer.data.decode("utf-8-sig").splitlines()
    assert (len(rest), first.startswith("'=Kessler 0")) == (4, True)
    assert "'=SUM(A1)" in first
    assert "staff_reach" not in header


def test_the_list_and_the_progress_page_show_the_rate(sign_in, answered):
    browser = sign_in("staff")
    assert "100 %" in browser.get(f"/surveys/?edition={answered.edition_id}").text
    assert "100 %" in browser.get(f"/surveys/{answered.id}").text
