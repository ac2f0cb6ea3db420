"""The drivers of one survey's overall answer, from its answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import case, func, select

from foundation.database import db
from surveys import results
from surveys.drivers import STRAIGHT_LINED_FROM, Driver, Drivers, Refusal, Refused, drivers
from surveys.item_means import item_means
from surveys.kinds import Measure
from surveys.models import Survey
from surveys.queries import Which, base
from surveys.questionnaire import Question
from surveys.reading.quality import straight_lined
from surveys.response import Answer, Response
from surveys.results import ServiceRow
from surveys.tally import Tally

ENOUGH_USED = 0.5
"""An item is taken in by itself where at least this share of those who gave the overall answer rated it."""


@dataclass(frozen=True)
class Point:
    """One service item on the map: performance 1-5 against what it does for the overall answer."""

    question: Question
    row: ServiceRow
    driver: Driver | None

    @property
    def rank(self) -> float:
        """What to sort by: the largest share first, without a share last."""
        return -self.driver.share if self.driver else 0.0


@dataclass(frozen=True)
class Driven:
    """The ranking or why there is none; every service item, and which of them were taken in."""

    found: Drivers | None
    refused: Refused | None
    items: list[Point]
    chosen: list[str]
    lined: Tally

    @property
    def meaningless(self) -> bool:
        """Whether too many gave one answer to everything for a ranking to mean anything."""
        return (self.lined.value or 0) >= STRAIGHT_LINED_FROM


def service_items(survey: Survey) -> list[Question]:
    """The survey's service items, in order."""
    return [one for one in survey.questionnaire.questions if one.measure == Measure.SERVICE]


def driven(survey: Survey, asked: Sequence[str] = (), which: Which = ()) -> Driven:
    """The drivers among the items `asked` for by code, or among those that most have rated."""
    items = service_items(survey)
    rated, overall = _rated(survey, which)
    known = [one for one in items if one.code in asked]
    chosen = known or [one for one in items if overall and rated.get(one.id, 0) >= ENOUGH_USED * overall]
    found = refused = None
    try:
        found = _drivers(survey, chosen, which)
    except Refused as reason:
        refused = reason
    by_code = {one.code: one for one in found.items} if found else {}
    rows = {row.code: row for row in results.services(survey, item_means(survey, which))}
    points = [Point(one, rows[one.code], by_code.get(one.code)) for one in items if one.code in rows]
    return Driven(found, refused, points, [one.code for one in chosen], straight_lined(survey))


def _rated(survey: Survey, which: Which) -> tuple[Mapping[int, int], int]:
    """How many who gave the overall answer rated each item, and how many gave it."""
    its = Response.survey_id == survey.id, Response.submitted_at.is_not(None), Response.overall.is_not(None)
    n = db.session.scalar(select(func.count()).where(*its, *which)) or 0
    rows = (
        select(Answer.question_id, func.count(Answer.number))
        .join(Response, Response.id == Answer.response_id)
        .where(*its, *which)
        .group_by(Answer.question_id)
    )
    return dict(db.session.execute(rows).all()), n


def _drivers(survey: Survey, chosen: Sequence[Question], which: Which) -> Drivers:
    if not any(one.measure == Measure.OVERALL for one in survey.questionnaire.questions):
        raise Refused(Refusal.NO_OVERALL)
    if len(chosen) < 2:
        raise Refused(Refusal.FEW_ITEMS)
    patterns, counts = _patterns(survey, [one.id for one in chosen], which)
    return drivers([one.code for one in chosen], patterns, counts, base())


def _patterns(survey: Survey, ids: Sequence[int], which: Which) -> tuple[np.ndarray, np.ndarray]:
    """The complete patterns of answers, overall first, and how often each occurs; counted in the database."""
    items = [func.max(case((Answer.question_id == id_, Answer.number))).label(f"item{id_}") for id_ in ids]
    each = (
        select(Response.overall, *items)
        .join(Answer, Answer.response_id == Response.id)
        .where(Response.survey_id == survey.id, Response.submitted_at.is_not(None), *which)
        .where(Response.overall.is_not(None), Answer.question_id.in_(ids))
        .group_by(Response.id, Response.overall)
        .subquery()
    )
    columns = list(each.c)
    rows = select(*columns, func.count()).where(*(one.is_not(None) for one in columns)).group_by(*columns)
    found = np.array([tuple(row) for row in db.session.execute(rows)], dtype=float)
    found = found.reshape(-1, len(ids) + 2)
    return found[:, :-1], found[:, -1].astype(np.int64)
