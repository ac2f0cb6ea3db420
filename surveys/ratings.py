"""What exhibitors said about the person who looks after them, for scoring staff."""

from collections.abc import Sequence

from sqlalchemy import Row, Select, func, select

from foundation.database import db
from surveys.kinds import Measure, SurveyKind
from surveys.models import Survey
from surveys.questionnaire import Question
from surveys.response import Answer, Response


def statement(edition_ids: Sequence[int] | None = None) -> Select:
    """Return the statement for (person_id, exhibitor_id, edition_id, mean, answers).

    `mean` is that of the staff items, 1-5, over all that the exhibitor's contacts handed in about the person;
    `answers` is how many items it rests on.
    """
    found = (
        select(
            Answer.person_id,
            Response.exhibitor_id,
            Survey.edition_id,
            func.avg(Answer.number).label("mean"),
            func.count(Answer.number).label("answers"),
        )
        .join(Question, Question.id == Answer.question_id)
        .join(Response, Response.id == Answer.response_id)
        .join(Survey, Survey.id == Response.survey_id)
        .where(
            Question.measure == Measure.STAFF,
            Answer.person_id.is_not(None),
            Answer.number.is_not(None),
            Response.submitted_at.is_not(None),
            Response.exhibitor_id.is_not(None),
            Survey.kind == SurveyKind.POST_SHOW,
        )
        .group_by(Answer.person_id, Response.exhibitor_id, Survey.edition_id)
    )
    return found if edition_ids is None else found.where(Survey.edition_id.in_(edition_ids))


def staff_ratings(edition_ids: Sequence[int] | None = None) -> Sequence[Row]:
    """Return the rows of `statement`, for some editions or for all."""
    return db.session.execute(statement(edition_ids)).all()
