"""Every kind of survey has a mail of its own; texts are checked as they are saved, and can be looked at."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from foundation import clock
from foundation.database import db, unit_of_work
from foundation.mail import Mail
from surveys import letters, sending, tasks, wording
from surveys.kinds import SurveyKind
from surveys.mail_form import known_names
from surveys.models import Invitation, Survey
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory
from tests.factories.surveys import SurveyFactory, exhibiting
from tests.surveys.test_screens import FORM

SHORT = {"en": "en", "zh_CN": "zh"}
THANKS = {
    "subject": {"en": "Thanks", "zh_CN": "谢谢"},
    "body": {"en": "Thank you, {contact}", "zh_CN": "谢谢"},
}


@pytest.mark.parametrize("kind", list(SurveyKind))
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_standard_mail_of_each_kind_names_only_what_is_put_in(kind, language):
    class Typed:
        data = wording.BODIES[kind][language] + wording.SUBJECTS[kind][language]

    known_names(None, Typed)
    assert "{link}" in wording.BODIES[kind][language]


def test_a_text_left_as_it_stands_follows_the_questionnaire(sign_in):
    texts = {"subject_en": wording.SUBJECTS["post_show"]["en"], "subject_zh": "我们自己的标题"}
    posted = FORM | texts | {"questionnaire": "lapsed"}
    answer = sign_in("organiser").post(f"/surveys/new?edition={EditionFactory().id}", data=posted)
    assert answer.status_code == 302
    subject = db.session.scalars(select(Survey)).one().subject
    assert subject == {"en": wording.SUBJECTS["lapsed"]["en"], "zh_CN": "我们自己的标题"}


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"body_en": "{link} {contact"}, "A brace has no other half."),
        ({"reminder_body_en": "No link", "reminder_subject_en": "Again"}, "Put {link} where"),
        ({"thanks_subject_en": "Thanks"}, "leave all four texts empty"),
        ({"reminders": "9"}, "Enter 0 to 5 reminders."),
    ],
)
def test_texts_that_cannot_be_right_are_refused(sign_in, wrong, reason):
    answer = sign_in("organiser").post(f"/surveys/new?edition={EditionFactory().id}", data=FORM | wrong)
    assert (answer.status_code, reason in answer.text) == (422, True)


def test_nothing_is_smuggled_into_the_head_of_a_mail(sign_in):
    posted = FORM | {"subject_en": "How was it?\r\nBcc: everybody@x.example"}
    sign_in("organiser").post(f"/surveys/new?edition={EditionFactory().id}", data=posted)
    assert db.session.scalars(select(Survey)).one().subject["en"] == "How was it? Bcc: everybody@x.example"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2026-03-29T03:30", "2026-03-29T01:30:00+00:00"),
        ("2026-10-25T02:30", "2026-10-25T00:30:00+00:00"),
        ("2026-10-25T03:00", "2026-10-25T02:00:00+00:00"),
    ],
)
def test_a_survey_opens_by_the_clock_on_the_wall(sign_in, typed, stored):
    edition = EditionFactory(time_zone="Europe/Berlin")
    posted = FORM | {"opens": typed, "closes": "2027-01-01T09:00"}
    assert sign_in("organiser").post(f"/surveys/new?edition={edition.id}", data=posted).status_code == 302
    assert db.session.scalar(select(Survey.opens_at)).isoformat() == stored


def test_an_hour_that_the_clocks_leave_out_is_refused(sign_in):
    edition = EditionFactory(time_zone="Europe/Berlin")
    posted = FORM | {"opens": "2026-03-29T02:30"}
    answer = sign_in("organiser").post(f"/surveys/new?edition={edition.id}", data=posted)
    assert (answer.status_code, "enter 03:30 or later" in answer.text) == (422, True)


def test_reminders_are_due_up_to_the_close():
    first = datetime(2026, 5, 1, 9, tzinfo=UTC)
    due = letters.reminders(first, 7, 3, first + timedelta(days=20))
    assert [moment.day for moment in due] == [8, 15]


def test_every_mail_is_shown_in_both_languages_and_sent_to_oneself(sign_in):
    survey, person = SurveyFactory(thanks=THANKS), PersonFactory(role="organiser", name="Ida Berg")
    browser = sign_in(person)
    page = browser.get(f"/surveys/{survey.id}/mails").text
    assert "Thank you, Ida Berg" in page
    assert page.count("Send it to me") == 6
    browser.post(f"/surveys/{survey.id}/test", data={"which": "thanks", "language": "zh_CN"})
    assert db.session.scalars(select(Mail.subject)).all() == ["谢谢"]
    assert browser.post(f"/surveys/{survey.id}/test", data={"which": "bill"}).status_code == 422


@pytest.fixture
def invitation(app):
    survey = SurveyFactory(thanks=THANKS, opens_at=clock.now() - timedelta(days=9))
    exhibiting(survey.edition)
    with unit_of_work():
        sending.send(survey, at=survey.opens_at)
    return db.session.scalars(select(Invitation)).one()


def test_who_has_just_answered_is_thanked_once(invitation):
    assert tasks.thank() == 0
    invitation.answered_at = clock.now()
    db.session.commit()
    assert [tasks.thank(), tasks.thank()] == [1, 0]
    assert (
        db.session.scalar(select(Mail.subject).where(Mail.purpose == f"thanks:{invitation.id}")) == "Thanks"
    )


def test_who_answered_long_ago_is_not_thanked_by_surprise(invitation):
    invitation.answered_at = clock.now() - timedelta(days=3)
    db.session.commit()
    assert tasks.thank() == 0


def test_the_silent_are_reminded_as_often_as_the_survey_says(invitation):
    invitation.survey.reminders = 2
    db.session.commit()
    assert [tasks.remind(), tasks.remind()] == [1, 0]
    invitation.reminded_at = clock.now() - timedelta(days=8)
    db.session.commit()
    assert [tasks.remind(), tasks.remind()] == [1, 0]
    db.session.refresh(invitation)
    assert invitation.reminders == 2


def test_the_close_is_written_out_in_the_zone_and_language_of_the_mail():
    closes = datetime(2026, 10, 25, 8, tzinfo=UTC)
    assert letters.closing(closes, "Europe/Berlin", "en") == "25 October 2026, 09:00"
    assert letters.closing(closes, "Asia/Shanghai", "zh_CN") == "2026年10月25日 16:00"


def browsers(texts):
    """The standard mail as a browser sends it back: other line ends, no blanks at its ends."""
    return {f"body_{short}": texts[code].replace("\n", "\r\n") for code, short in SHORT.items()}


def test_another_questionnaire_stays_chosen_and_brings_its_mail(sign_in):
    browser, edition = sign_in("organiser"), EditionFactory()
    exhibiting(edition)
    db.session.commit()
    left = FORM | browsers(wording.BODIES[SurveyKind.POST_SHOW]) | {"questionnaire": "pre-show"}
    assert browser.post(f"/surveys/new?edition={edition.id}", data=left).status_code == 302
    survey = db.session.scalars(select(Survey)).one()
    assert survey.body == wording.BODIES[SurveyKind.PRE_SHOW]
    page = browser.get(f"/surveys/{survey.id}/edit").text
    assert f'<option selected value="{survey.questionnaire_id}">' in page
