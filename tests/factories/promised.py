"""Surveys that promise more than named ones, answered and closed."""

from datetime import timedelta

from sqlalchemy import select

from foundation import clock
from foundation.database import db, unit_of_work
from surveys import tasks
from surveys.submitting import submit
from tests.factories.people import PersonFactory
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
