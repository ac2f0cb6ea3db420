"""Confidential and anonymous surveys: what is stored, what joins it, what is read."""

from datetime import UTC, timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import func, select, text

from foundation import clock
from foundation.database import Base, db, unit_of_work
from foundation.mail import Mail
from foundation.removal import columns_pointing_at
from surveys import queries, results, sending, tasks
from surveys.mode import Mode
from surveys.models import Invitation
from surveys.reading import comments, groups, questions
from surveys.response import Answer, Response
from surveys.submitting import submit
from tests.factories.aims import GoalFactory
from tests.factories.people import PersonFactory
from tests.factories.statements import asked_of_the_database
from tests.factories.surveys import InvitationFactory, SurveyFactory

ANSWERS = {"overall": 4, "return": 5, "recommend": 9, "build_up": (5, 2), "trust_word": 6, "comment": "Cold."}


def answered(mode: str, count: int = 6, **exhibitor) -> tuple:
    """A survey of this mode, sent, with so many invited who have all answered, an hour apart."""
    survey = SurveyFactory(mode=mode, sent_at=clock.now() - timedelta(days=1))
    invited = []
    for hour in range(count):
        one = InvitationFactory(survey=survey, contact__exhibitor__relationship_class="key", **exhibitor)
        one.exhibitor.owner = PersonFactory()
        db.session.commit()
        with unit_of_work():
            submit(one, ANSWERS, clock.now() - timedelta(hours=count - hour))
        invited.append(one)
    return survey, invited


def closed(survey) -> None:
    """Close the survey and let the timetable open its answers."""
    with unit_of_work():
        survey.opens_at, survey.closes_at = clock.now() - timedelta(days=9), clock.now() - timedelta(hours=1)
    tasks.unseal()
    db.session.refresh(survey)


def rows_of(model) -> list[dict]:
    """Everything that the model's table holds."""
    return [dict(row) for row in db.session.execute(select(model.__table__)).mappings()]


def test_nothing_in_an_anonymous_response_joins_it_to_whoever_answered(app):
    survey, invited = answered(Mode.ANONYMOUS)
    for response in rows_of(Response):
        assert {
            response[name] for name in ("invitation_id", "exhibitor_id", "contact_id", "submitted_at")
        } == {None}
        assert (response["started_at"], response["id"] < 0) == (survey.opens_at, True)
    assert {(row["goal_id"], row["person_id"], row["about"]) for row in rows_of(Answer)} == {(None, None, 0)}
    assert all(row["id"] < 0 for row in rows_of(Answer))
    assert {one.answered_at.astimezone(UTC).hour for one in invited} == {0}


def test_no_other_table_points_at_an_anonymous_response(app):
    answered(Mode.ANONYMOUS)
    key = Base.metadata.tables["response"].c.id
    pointing = [column for column in columns_pointing_at(key) if column.table.name != "answer"]
    assert pointing
    assert not any(db.session.scalar(select(func.count(column))) for column in pointing)


def test_an_anonymous_response_keeps_its_answers_and_counts_once_opened(app):
    survey, _invited = answered(Mode.ANONYMOUS)
    assert queries.headlines_of([survey.id]).answered == 0
    closed(survey)
    head = queries.headlines_of([survey.id])
    assert (head.answered, head.counts["overall"], head.scales["trust"]) == (6, {4: 6}, 6)
    assert {row["submitted_at"] for row in rows_of(Response)} == {survey.closes_at}


def test_drafts_of_an_anonymous_survey_are_gone_when_it_has_closed(client):
    invitation = InvitationFactory(survey__mode=Mode.ANONYMOUS, survey__sent_at=clock.now())
    db.session.commit()
    client.post(f"/s/{invitation.token}?page=1", data={"overall": "3", "return": "2", "go": "save"})
    assert [row["exhibitor_id"] for row in rows_of(Response)] == [None]
    closed(invitation.survey)
    assert rows_of(Response) == rows_of(Answer) == []


def test_own_goals_and_the_named_person_are_not_asked_anonymously(client):
    invitation = InvitationFactory(survey__mode=Mode.ANONYMOUS)
    invitation.exhibitor.owner = PersonFactory(name="Lena Wagner")
    GoalFactory(exhibitor=invitation.exhibitor, edition=invitation.survey.edition, title="Find distributors")
    db.session.commit()
    pages = [client.get(f"/s/{invitation.token}?page={number}").text for number in range(1, 6)]
    assert not any("Lena Wagner" in page or "distributors" in page for page in pages)
    assert "Your answers are anonymous" in pages[0]


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
    assert [(one.group, one.n) for one in groups.groups(survey, groups.CLASS)] == [("key", 6)]
    assert groups.offered(survey) == (groups.CLASS,)


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


def test_what_was_promised_cannot_be_changed(app):
    survey, _invited = answered(Mode.CONFIDENTIAL, 1)
    with pytest.raises(sending.Promised):
        sending.change(survey, {"mode": Mode.NAMED})
    closed(survey)
    with pytest.raises(sending.Promised):
        sending.change(survey, {"closes_at": clock.now() + timedelta(days=3)})


def test_the_mail_says_how_answers_are_read(app):
    survey = SurveyFactory(mode=Mode.CONFIDENTIAL)
    invitation = InvitationFactory(survey=survey, contact__language="zh_CN", language="zh_CN")
    with unit_of_work():
        sending.send(survey)
    assert (
        "保密"
        in db.session.scalars(select(Mail.body).where(Mail.purpose == f"invitation:{invitation.id}")).one()
    )


def test_who_answered_is_known_and_not_reminded(app):
    _survey, invited = answered(Mode.ANONYMOUS, 1)
    assert db.session.get_one(Invitation, invited[0].id).answered_at
    assert tasks.remind() == 0


def test_named_and_confidential_answers_of_an_edition_are_never_added_up(app):
    survey, _invited = answered(Mode.CONFIDENTIAL)
    closed(survey)
    assert queries.read_together() == [survey.id]
    named = InvitationFactory(survey=SurveyFactory(edition=survey.edition))
    db.session.commit()
    submit(named, ANSWERS)
    assert queries.read_together() == [named.survey_id]
    assert queries.trend(survey.edition.show_id)[0].satisfied.n == 1


def test_deleting_an_exhibitor_takes_no_opened_answer_away(app):
    survey, invited = answered(Mode.CONFIDENTIAL)
    closed(survey)
    with unit_of_work():
        db.session.delete(invited[0])
    assert queries.headlines_of([survey.id]).answered == 6


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


def test_opening_writes_all_rows_in_the_order_of_their_random_numbers(app):
    survey, _invited = answered(Mode.ANONYMOUS)
    with asked_of_the_database() as asked:
        closed(survey)
    written = next(given for said, given in asked if said.startswith("UPDATE response SET page"))
    numbers = [next(iter(one.values())) if isinstance(one, dict) else one[0] for one in written]
    assert numbers == sorted(db.session.scalars(select(Response.id)))
    if db.engine.dialect.name == "postgresql":
        by = "SELECT count(DISTINCT xmin::text) FROM {}"
        assert {db.session.scalar(text(by.format(name))) for name in ("invitation", "answer")} == {1}
