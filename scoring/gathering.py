"""What exhibitors said about people, a row for each person, exhibitor and edition, in one statement."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Subquery, func, select

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db
from scoring.figures import Item
from scoring.ratings import Rating
from surveys.kinds import Measure
from surveys.questionnaire import Question
from surveys.ratings import statement
from surveys.response import Answer, Response

CLASS, FIRST_TIMER = "class", "first_timer"
NO_CLASS, YES, NO = "none", "yes", "no"

LOWEST, HIGHEST = 1, 5


def points(answer: float) -> float:
    """Return an answer, or a mean of answers, on the scale of the staff items as points from 0 to 100."""
    share = (answer - LOWEST) / (HIGHEST - LOWEST)
    return 100 * min(1.0, max(0.0, share))


def editions_until(edition: Edition) -> Sequence[Edition]:
    """Return this edition and the earlier ones of its show, newest first."""
    query = select(Edition).where(Edition.show_id == edition.show_id, Edition.starts_on <= edition.starts_on)
    return db.session.scalars(query.order_by(Edition.starts_on.desc())).all()


def _first_editions() -> Subquery:
    """The first day of the first edition of each show that each exhibitor took part in."""
    query = (
        select(Participation.exhibitor_id, Edition.show_id, func.min(Edition.starts_on).label("first_on"))
        .join(Edition, Edition.id == Participation.edition_id)
        .where(Participation.status.in_(TAKING_PART))
        .group_by(Participation.exhibitor_id, Edition.show_id)
    )
    return query.subquery("first_edition")


def ratings(edition_ids: Sequence[int]) -> list[Rating]:
    """Return what each exhibitor said about each person at each edition, 0-100, with its mix."""
    said, first = statement(edition_ids).subquery("said"), _first_editions()
    own_first = (first.c.exhibitor_id == said.c.exhibitor_id) & (first.c.show_id == Edition.show_id)
    query = (
        select(said, Exhibitor.relationship_class, Edition.starts_on, first.c.first_on)
        .join(Exhibitor, Exhibitor.id == said.c.exhibitor_id)
        .join(Edition, Edition.id == said.c.edition_id)
        .outerjoin(first, own_first)
        .order_by(said.c.person_id, said.c.exhibitor_id, said.c.edition_id)
    )
    return [_rating(row) for row in db.session.execute(query)]


def _rating(row: Row[Any]) -> Rating:
    first_time = row.first_on is None or row.first_on >= row.starts_on
    mix = {CLASS: row.relationship_class or NO_CLASS, FIRST_TIMER: YES if first_time else NO}
    return Rating(row.person_id, row.exhibitor_id, row.edition_id, points(float(row.mean)), mix)


def question_texts() -> dict[str, dict[str, str]]:
    """Return the questions about people by code: texts by language, in the newest wording."""
    query = select(Question.code, Question.text).where(Question.measure == Measure.STAFF)
    return {row.code: row.text for row in db.session.execute(query.order_by(Question.questionnaire_id))}


def items(edition_ids: Sequence[int], base: int) -> dict[int, tuple[Item, ...]]:
    """Return each person's mean on each question, none below the base of exhibitors."""
    texts = question_texts()
    by_question = (Answer.person_id, Question.code)
    n = func.count(Response.exhibitor_id.distinct())
    query = (
        statement(edition_ids)
        .with_only_columns(*by_question, func.avg(Answer.number).label("mean"), n.label("n"))
        .group_by(None)
        .group_by(*by_question)
        .order_by(*by_question)
    )
    found: dict[int, list[Item]] = {}
    for row in db.session.execute(query):
        mean = points(float(row.mean)) if row.n >= base else None
        found.setdefault(row.person_id, []).append(Item(row.code, texts[row.code], mean, row.n))
    return {person: tuple(of_person) for person, of_person in found.items()}
