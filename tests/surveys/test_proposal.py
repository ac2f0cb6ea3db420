"""A new survey starts from what its questionnaire is for, and says so when it opens at a wrong time."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from foundation.database import db
from surveys.models import Survey
from surveys.proposal import days, mistimed
from tests.factories.shows import EditionFactory
from tests.factories.surveys import SurveyFactory
from tests.forms_of_pages import form_of

STARTS, ENDS = date(2027, 5, 10), date(2027, 5, 13)


@pytest.mark.parametrize(
    ("kind", "today", "opens", "closes"),
    [
        ("post_show", date(2027, 1, 1), "2027-05-14T09", "2027-06-04T09"),
        ("post_show", date(2027, 8, 1), "2027-08-01T09", "2027-08-22T09"),
        ("pre_show", date(2027, 1, 1), "2027-03-29T09", "2027-05-09T18"),
        ("pre_show", date(2027, 5, 1), "2027-05-01T09", "2027-05-09T18"),
        ("pulse", date(2027, 1, 1), "2027-05-10T09", "2027-05-13T18"),
        ("prospect", date(2027, 1, 1), "2027-01-01T09", "2027-01-22T09"),
    ],
)
def test_the_days_follow_what_the_survey_is_for(kind, today, opens, closes):
    found = [f"{one:%Y-%m-%dT%H}" for one in days(STARTS, ENDS, kind, today)]
    assert found == [opens, closes]


@pytest.mark.parametrize(("day", "odd"), [(12, True), (13, True), (14, False)])
def test_a_survey_after_the_show_that_opens_before_its_end_is_odd(app, day, odd):
    edition = EditionFactory.build(starts_on=STARTS, ends_on=ENDS)
    with app.test_request_context():
        assert bool(mistimed("post_show", datetime(2027, 5, day, 7, tzinfo=UTC), edition)) == odd


def proposed(browser, edition):
    fields = form_of(browser.get(f"/surveys/new?edition={edition.id}").text, "once")
    return {name: text for name, text in fields.items() if not name.startswith(("reminder_", "thanks_"))}


def test_title_days_audience_and_mail_follow_the_questionnaire_unless_they_were_changed(sign_in):
    browser, edition = sign_in("organiser"), EditionFactory(name="Spring", starts_on=STARTS, ends_on=ENDS)
    fields = proposed(browser, edition) | {"questionnaire": "lapsed", "subject_en": "Our own words"}
    page = browser.post(f"/surveys/new?edition={edition.id}&follow=1", data=fields).text
    shown = form_of(page, "once")
    assert (shown["title"], shown["who"], shown["subject_en"]) == (
        "Away for long: Spring",
        "lapsed",
        "Our own words",
    )
    assert "重返" in shown["subject_zh"]
    assert db.session.scalars(select(Survey)).first() is None


def test_without_javascript_they_follow_when_it_is_saved(sign_in):
    browser, edition = sign_in("organiser"), EditionFactory(name="Spring", starts_on=STARTS, ends_on=ENDS)
    fields = proposed(browser, edition) | {"questionnaire": "pre-show", "title": "Ours"}
    browser.post(f"/surveys/new?edition={edition.id}", data=fields)
    survey = db.session.scalars(select(Survey)).one()
    assert (survey.title, survey.opens_at.date() < STARTS) == ("Ours", True)


def test_a_survey_that_opens_at_a_wrong_time_says_so_until_it_is_sent(sign_in):
    survey = SurveyFactory(edition=EditionFactory(starts_on=STARTS, ends_on=ENDS))
    assert "before the show is over" in sign_in("organiser").get(f"/surveys/{survey.id}").text
