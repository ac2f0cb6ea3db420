"""How many of each group of exhibitors answered."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from exhibitors.models import Exhibitor
from foundation.database import Rows, db
from surveys.models import Invitation, Survey
from surveys.reading.dimensions import RATED, dimension


@dataclass(frozen=True)
class Rate:
    """How many of a group were invited and how many answered."""

    group: str
    invited: int
    answered: int


def rates(survey: Survey) -> dict[str, list[Rate]]:
    """How many of each group answered, by dimension, the largest group first; one pass over the invited."""
    each = (
        select(*(dimension(name, survey.edition).label(name) for name in RATED), Invitation.answered_at)
        .join(Exhibitor, Exhibitor.id == Invitation.exhibitor_id)
        .where(Invitation.survey_id == survey.id)
        .subquery()
    )
    words = [each.c[name] for name in RATED]
    cells: Rows = db.session.execute(
        select(*words, func.count(), func.count(each.c.answered_at)).group_by(*words)
    ).all()
    return {
        name: _rates([(row[place], *row[len(RATED) :]) for row in cells]) for place, name in enumerate(RATED)
    }


def _rates(cells: Sequence[Sequence[Any]]) -> list[Rate]:
    invited, answered = Counter[str](), Counter[str]()
    for word, some, of_them in cells:
        invited[word] += some
        answered[word] += of_them
    return [
        Rate(word, invited[word], answered[word])
        for word in sorted(invited, key=lambda one: (-invited[one], one))
    ]
