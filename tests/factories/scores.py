"""People rated by exhibitors in a post-show survey."""

from collections.abc import Iterable

from sqlalchemy import select

from events.models import Edition
from foundation import clock
from foundation.database import db
from staff.models import Person
from surveys.kinds import Measure
from surveys.models import Survey
from surveys.questionnaire import Question
from surveys.response import Answer, Response
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.surveys import SurveyFactory


def staff_questions(survey: Survey) -> list[Question]:
    """Return the questions about people of a survey."""
    about = select(Question).where(
        Question.questionnaire_id == survey.questionnaire_id, Question.measure == Measure.STAFF
    )
    return list(db.session.scalars(about.order_by(Question.position)))


def rate(survey: Survey, person: Person, answers: Iterable[float], **exhibitor) -> None:
    """Let a new exhibitor each give `person` one of the answers (1-5) on every question about people."""
    questions = staff_questions(survey)
    for number in answers:
        company = ExhibitorFactory(**exhibitor)
        ParticipationFactory(exhibitor=company, edition=survey.edition)
        response = Response(survey=survey, exhibitor=company, submitted_at=clock.now())
        db.session.add(response)
        db.session.flush()
        db.session.add_all(
            Answer(response=response, question=question, about=person.id, person_id=person.id, number=number)
            for question in questions
        )
    db.session.flush()


def surveyed(edition: Edition) -> Survey:
    """Return a post-show survey of the edition."""
    return SurveyFactory(edition=edition)
