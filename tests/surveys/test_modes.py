"""Confidential and anonymous surveys: what is stored, what joins it, what is read."""

from datetime import UTC, timedelta

import pytest
from sqlalchemy import func, select, text

from foundation import clock
from foundation.database import Base, db, unit_of_work
from foundation.mail import Mail
from foundation.removal import columns_pointing_at
from surveys import queries, sending, tasks
from surveys.mode import Mode
from surveys.models import Invitation
from surveys.response import Answer, Response
from tests.factories.aims import GoalFactory
from tests.factories.people import PersonFactory
from tests.factories.promised import answered, closed, rows_of
from tests.factories.statements import asked_of_the_database
from tests.factories.surveys import InvitationFactory, SurveyFactory


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


def test_deleting_an_exhibitor_takes_no_opened_answer_away(app):
    survey, invited = answered(Mode.CONFIDENTIAL)
    closed(survey)
    with unit_of_work():
        db.session.delete(invited[0])
    assert queries.headlines_of([survey.id]).answered == 6


def test_who_answered_is_known_and_not_reminded(app):
    _survey, invited = answered(Mode.ANONYMOUS, 1)
    assert db.session.get_one(Invitation, invited[0].id).answered_at
    assert tasks.remind() == 0


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
