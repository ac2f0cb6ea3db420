"""What may be read of answers that are not named, and what is hidden."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from foundation.database import db
from surveys import queries, results
from surveys.mode import Mode
from surveys.reading import comments, dimensions, groups, questions
from surveys.response import Response
from surveys.submitting import submit
from tests.factories.aims import GoalFactory
from tests.factories.people import PersonFactory
from tests.factories.promised import ANSWERS, answered, closed, rows_of
from tests.factories.surveys import InvitationFactory, SurveyFactory


def test_confidential_answers_feed_no_fact_about_their_exhibitor(app):
    survey, invited = answered(Mode.CONFIDENTIAL)
    goal = GoalFactory(exhibitor=invited[0].exhibitor, edition=survey.edition)
    closed(survey)
    assert {(row["exhibitor_id"], row["contact_id"]) for row in rows_of(Response)} == {(None, None)}
    assert queries.latest_responses([one.exhibitor_id for one in invited]) == {}
    db.session.refresh(goal)
    assert goal.reached is None


def test_confidential_answers_are_read_by_the_class_that_was(app):
    survey, invited = answered(Mode.CONFIDENTIAL)
    closed(survey)
    invited[0].exhibitor.relationship_class = "risk"
    db.session.commit()
    assert [(one.group, one.n) for one in groups.groups(survey, dimensions.CLASS)] == [("key", 6)]
    assert groups.offered(survey) == (dimensions.CLASS,)


@pytest.mark.parametrize("mode", [Mode.CONFIDENTIAL, Mode.ANONYMOUS])
def test_nobody_reads_single_answers(sign_in, mode):
    survey, _invited = answered(mode)
    closed(survey)
    as_manager = sign_in("manager")
    page = as_manager.get(f"/surveys/{survey.id}/results").text
    assert "/surveys/responses/" not in page
    assert as_manager.get(f"/surveys/{survey.id}/export").status_code == 403
    book = as_manager.get(f"/surveys/{survey.id}/export.xlsx").data
    assert len(CalamineWorkbook.from_filelike(BytesIO(book)).sheet_names) == 2
    for number in db.session.scalars(select(Response.id).where(Response.id > 0)):
        assert as_manager.get(f"/surveys/responses/{number}").status_code == 403


def test_words_are_read_alone_and_from_the_base_on(app):
    survey, _invited = answered(Mode.CONFIDENTIAL, 4)
    closed(survey)
    assert comments.words_alone(survey) == []
    more, _invited = answered(Mode.ANONYMOUS, 5)
    closed(more)
    assert comments.words_alone(more, "cold") == ["Cold."] * 5


def test_named_and_confidential_answers_of_an_edition_are_never_added_up(app):
    survey, _invited = answered(Mode.CONFIDENTIAL)
    closed(survey)
    assert queries.read_together() == [survey.id]
    named = InvitationFactory(survey=SurveyFactory(edition=survey.edition))
    db.session.commit()
    submit(named, ANSWERS)
    assert queries.read_together() == [named.survey_id]
    assert queries.trend(survey.edition.show_id)[0].satisfied.n == 1


def test_goals_of_few_exhibitors_are_not_shown(app):
    invitation = InvitationFactory()
    goals = GoalFactory.create_batch(6, exhibitor=invitation.exhibitor, edition=invitation.survey.edition)
    db.session.commit()
    submit(invitation, {**ANSWERS, "goals": {goal.id: 7 for goal in goals}})
    assert {row.mean for row in results.goals(invitation.survey)} == {None}
    shown = [one for one in questions.asked(invitation.survey) if one.question.kind == "goals"]
    assert [one.shown for one in shown] == [False]


def test_whoever_could_be_reckoned_from_the_team_is_not_named(app):
    survey = SurveyFactory()
    for person, count in ((PersonFactory(), 8), (PersonFactory(), 3)):
        for _number in range(count):
            one = InvitationFactory(survey=survey)
            one.exhibitor.owner = person
            db.session.commit()
            submit(one, {**ANSWERS, "staff_reach": 4})
    assert results.people(survey) == []
    assert results.everything(survey, named=True)["team"].mean == 4


def test_what_was_said_about_people_is_not_read_without_some_of_the_answers(app):
    survey, _invited = answered(Mode.NAMED)
    some = [Response.overall == 4]
    assert results.everything(survey, True, some)["people"] == []
    assert results.everything(survey, True, some)["team"].n == 0
    assert all(one.question.measure != "staff" for one in questions.asked(survey, some))
