"""What exhibitors said, or did not, from real rows."""

from datetime import timedelta

import pytest

from surveys.models import SurveyKind
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.judged import DAY, JudgedComplaintFactory, ResponseFactory, facts_of, noon
from tests.factories.surveys import InvitationFactory, SurveyFactory

BEFORE = noon(DAY - timedelta(days=30))


@pytest.fixture
def exhibitor(app):
    return ExhibitorFactory()


def asked(exhibitor, opened=BEFORE, open_for=10, **values):
    survey = SurveyFactory(opens_at=opened, closes_at=opened + timedelta(days=open_for))
    contact = ContactFactory(exhibitor=exhibitor)
    return InvitationFactory(survey=survey, contact=contact, **({"sent_at": opened} | values))


def test_the_latest_answer_counts(exhibitor):
    ResponseFactory(exhibitor=exhibitor, submitted_at=noon(), overall=5, relationship_quality=80)
    ResponseFactory(exhibitor=exhibitor, submitted_at=BEFORE, overall=2, relationship_quality=20)
    facts = facts_of(exhibitor)
    assert (facts["overall"], facts["relationship_quality"]) == (5, 80)


def test_a_question_left_out_keeps_the_answer_before(exhibitor):
    ResponseFactory(exhibitor=exhibitor, submitted_at=BEFORE, relationship_quality=20)
    ResponseFactory(exhibitor=exhibitor, submitted_at=noon(), overall=5)
    assert facts_of(exhibitor)["relationship_quality"] == 20


def test_an_answer_after_the_day_is_not_known_yet(exhibitor):
    ResponseFactory(exhibitor=exhibitor, submitted_at=noon(DAY + timedelta(days=1)), overall=5)
    assert "overall" not in facts_of(exhibitor)


def test_an_answer_to_a_recovery_survey_is_no_opinion_of_the_show(exhibitor):
    survey = SurveyFactory(kind=SurveyKind.RECOVERY)
    ResponseFactory(survey=survey, exhibitor=exhibitor, submitted_at=noon(), overall=1)
    assert "overall" not in facts_of(exhibitor)


def test_silence_until_the_survey_closed_is_known(exhibitor):
    asked(exhibitor)
    assert facts_of(exhibitor)["answered"] == 0


def test_silence_while_the_survey_is_open_is_unknown(exhibitor):
    asked(exhibitor, open_for=60)
    assert "answered" not in facts_of(exhibitor)


@pytest.mark.parametrize("mode", ["confidential", "anonymous"])
def test_who_was_silent_in_an_unnamed_survey_is_not_known(exhibitor, mode):
    asked(exhibitor).survey.mode = mode
    assert "answered" not in facts_of(exhibitor)


def test_one_answer_of_the_company_is_enough(exhibitor):
    survey = asked(exhibitor).survey
    other = ContactFactory(exhibitor=exhibitor)
    InvitationFactory(survey=survey, contact=other, sent_at=BEFORE, answered_at=BEFORE)
    assert facts_of(exhibitor)["answered"] == 1


def test_the_last_survey_counts_for_silence(exhibitor):
    asked(exhibitor, opened=noon(DAY - timedelta(days=400)), answered_at=noon(DAY - timedelta(days=399)))
    asked(exhibitor)
    assert facts_of(exhibitor)["answered"] == 0


def test_an_invitation_never_sent_is_no_silence(exhibitor):
    asked(exhibitor, sent_at=None)
    assert "answered" not in facts_of(exhibitor)


def test_open_complaints_and_those_that_came_back_are_counted_apart(exhibitor):
    JudgedComplaintFactory(exhibitor=exhibitor, received_at=BEFORE)
    JudgedComplaintFactory(exhibitor=exhibitor, received_at=BEFORE, reopened=1)
    JudgedComplaintFactory(exhibitor=exhibitor, received_at=BEFORE, state="closed", closed_at=BEFORE)
    facts = facts_of(exhibitor)
    assert (facts["open_complaints"], facts["reopened_complaints"]) == (1, 1)
