"""The mean of every question's answers, counted in one pass over the answers; many figures rest on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import case, func, select

from foundation.database import db
from surveys.kinds import Measure
from surveys.models import Survey
from surveys.queries import Which
from surveys.response import Answer, Response


@dataclass(frozen=True)
class ItemMeans:
    """Sums and counts of numbers and of importances, and how many did not use it."""

    n: int = 0
    total: float = 0.0
    rated: int = 0
    importance: float = 0.0
    unused: int = 0


Means = Mapping[int, ItemMeans]


def item_means(survey: Survey, which: Which = ()) -> Means:
    """The means by question id; a question without answers is missing."""
    rows = (
        select(
            Answer.question_id, func.count(Answer.number), func.sum(Answer.number),
            func.count(Answer.importance), func.sum(Answer.importance),
            func.sum(case((Answer.did_not_use, 1), else_=0)),
        )
        .join(Response, Response.id == Answer.response_id)
        .where(Response.survey_id == survey.id, Response.submitted_at.is_not(None), *which)
        .group_by(Answer.question_id)
    )  # fmt: skip
    return {
        id_: ItemMeans(n, float(total or 0), rated, float(importance or 0), unused)
        for id_, n, total, rated, importance, unused in db.session.execute(rows)
    }


def together(survey: Survey, means: Means, measure: Measure) -> tuple[int, int, float | None]:
    """How many gave the measure's most answered question, the answers to all of them, and their mean."""
    questions = [one for one in survey.questionnaire.questions if one.measure == measure]
    own = [means[one.id] for one in questions if one.id in means]
    n = sum(one.n for one in own)
    mean = sum(one.total for one in own) / n if n else None
    return max((one.n for one in own), default=0), n, mean
