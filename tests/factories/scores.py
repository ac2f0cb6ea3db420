"""People rated by exhibitors in a post-show survey, and complaints that they own."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from complaints.models import Complaint, Resolution
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

RECEIVED = datetime(2026, 5, 20, 10, tzinfo=UTC)


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


def complain(
    edition: Edition, owner: Person, answered_after: int | None, recovered: int | None = None
) -> Complaint:
    """Return a complaint answered so many days after its receipt; closed where recovery is given."""
    days = timedelta(days=1)
    complaint = Complaint(
        number=f"C-{owner.id}-{db.session.query(Complaint).count()}",
        exhibitor=ExhibitorFactory(),
        edition=edition,
        owner=owner,
        title="No power",
        received_at=RECEIVED,
        acknowledge_due_at=RECEIVED + days,
        answer_due_at=RECEIVED + 2 * days,
        answered_at=None if answered_after is None else RECEIVED + answered_after * days,
    )
    if recovered:
        complaint.resolution = Resolution(decision="Paid", recovered=recovered)
        complaint.state, complaint.closed_at = "closed", complaint.answered_at
    db.session.add(complaint)
    db.session.flush()
    return complaint
