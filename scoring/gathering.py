"""What exhibitors said about people, a row for each person, exhibitor and edition, in one statement."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import func, select

from events.models import Edition, Venue
from exhibitors.models import Exhibitor
from foundation.database import db
from scoring import kinds
from scoring.figures import Item
from scoring.ratings import Rating
from scoring.serving import Served, served
from surveys.kinds import Measure
from surveys.questionnaire import Question
from surveys.ratings import statement
from surveys.response import Answer, Response

LOWEST, HIGHEST = 1, 5
WHO = ("person_id", "exhibitor_id", "edition_id")


def points(answer: float) -> float:
    """Return an answer, or a mean of answers, on the scale of the staff items as points from 0 to 100."""
    share = (answer - LOWEST) / (HIGHEST - LOWEST)
    return 100 * min(1.0, max(0.0, share))


def editions_until(edition: Edition) -> Sequence[Edition]:
    """Return this edition and the earlier ones of its show, newest first."""
    query = select(Edition).where(Edition.show_id == edition.show_id, Edition.starts_on <= edition.starts_on)
    return db.session.scalars(query.order_by(Edition.starts_on.desc())).all()


def ratings(editions: Sequence[Edition]) -> list[Rating]:
    """Return what each exhibitor said about each person at each edition, 0-100, with mix and share.

    The editions are of one show, newest first. Who served whom, and in which part, is known by the
    assignments; an answer about somebody who is not in them counts in full.
    """
    ids = [edition.id for edition in editions]
    said, first, goal = statement(ids).subquery("said"), kinds.first_editions(), kinds.main_goals(ids)
    own_first = (first.c.exhibitor_id == said.c.exhibitor_id) & (first.c.show_id == Edition.show_id)
    own_goal = (goal.c.exhibitor_id == said.c.exhibitor_id) & (goal.c.edition_id == said.c.edition_id)
    home = Venue.country.label("home")
    facts = Exhibitor.relationship_class, Exhibitor.country, Edition.starts_on, home, first.c.first_on
    query = (
        select(*(said.c[name] for name in WHO), said.c.mean, *facts, goal.c.dimension)
        .join(Exhibitor, Exhibitor.id == said.c.exhibitor_id)
        .join(Edition, Edition.id == said.c.edition_id)
        .outerjoin(Venue, Venue.id == Edition.venue_id)
        .outerjoin(first, own_first)
        .outerjoin(goal, own_goal)
        .order_by(*(said.c[name] for name in WHO))
    )
    stood, parts = kinds.halls(ids), served(editions)
    return [_rating(tuple(row), stood, parts) for row in db.session.execute(query)]


def _rating(row: tuple[Any, ...], stood: kinds.Halls, parts: Served) -> Rating:
    """Rows are taken apart by place: a name of a column costs as much as the rest."""
    person, exhibitor, edition, mean, group, country, starts_on, home, first_on, goal = row
    first_time = first_on is None or first_on >= starts_on
    abroad = None if not country or not home else country != home
    mix = _mix(group, first_time, abroad, goal, stood.level(exhibitor, edition))
    who = person, exhibitor, edition
    return Rating(*who, points(float(mean)), mix, parts.get(who, 1.0))


@cache
def _mix(
    group: str | None, first_time: bool, abroad: bool | None, goal: str | None, hall: str
) -> Mapping[str, str]:
    """One and the same for everybody of a kind: kinds are few, ratings are many."""
    return {
        kinds.CLASS: group or kinds.NONE,
        kinds.FIRST_TIMER: kinds.YES if first_time else kinds.NO,
        kinds.COUNTRY: kinds.NONE if abroad is None else kinds.ABROAD if abroad else kinds.HOME,
        kinds.GOAL: goal or kinds.NONE,
        kinds.HALL: hall,
    }


def question_texts() -> dict[str, dict[str, str]]:
    """Return the questions about people by code: texts by language, in the newest wording."""
    query = select(Question.code, Question.text).where(Question.measure == Measure.STAFF)
    return {row.code: row.text for row in db.session.execute(query.order_by(Question.questionnaire_id))}


def team_items(edition_ids: Sequence[int]) -> dict[str, tuple[float, int]]:
    """Return the mean of each question, 0-100, and how many ratings by exhibitors it rests on."""
    one = Answer.person_id, Response.exhibitor_id
    pairs = (
        statement(edition_ids)
        .with_only_columns(Question.code, *one, func.avg(Answer.number).label("mean"))
        .group_by(None)
        .group_by(Question.code, *one)
        .subquery("pairs")
    )
    query = select(pairs.c.code, func.avg(pairs.c.mean).label("mean"), func.count().label("n"))
    rows = db.session.execute(query.group_by(pairs.c.code))
    return {row.code: (points(float(row.mean)), row.n) for row in rows}


def items(edition_ids: Sequence[int], base: int, people: Sequence[int]) -> dict[int, tuple[Item, ...]]:
    """Return these people's means on each question over some editions, none below the base of exhibitors."""
    texts = question_texts()
    by_question = (Answer.person_id, Question.code)
    n = func.count(Response.exhibitor_id.distinct())
    query = (
        statement(edition_ids)
        .with_only_columns(*by_question, func.avg(Answer.number).label("mean"), n.label("n"))
        .where(Answer.person_id.in_(people))
        .group_by(None)
        .group_by(*by_question)
        .order_by(*by_question)
    )
    found: dict[int, list[Item]] = {}
    for row in db.session.execute(query):
        mean = points(float(row.mean)) if row.n >= base else None
        found.setdefault(row.person_id, []).append(Item(row.code, texts[row.code], mean, row.n))
    return {person: tuple(of_person) for person, of_person in found.items()}
