"""The post-show survey: sent, answered on the way people answer, with goals reached as they were."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from demo.companies import Company
from events.models import Edition
from exhibitors.models import Exhibitor
from foundation.database import db
from goals.models import Goal
from surveys import sending, submitting
from surveys.models import Invitation, Survey

ANSWERED = 0.62
SERVICES = ("visitors", "stand", "build_up", "information", "ordering", "promotion", "repair", "attention")
RELATIONS = (
    "trust_word",
    "trust_side",
    "satisfied_work",
    "satisfied_choice",
    "belong",
    "stay",
    "friend_talk",
    "friend_enjoy",
)
TIES = ("cost_leave", "no_other")
PEOPLE = ("staff_reach", "staff_know", "staff_do")
DRIFT = {"visitors": -0.5, "ordering": -0.4, "build_up": -0.2, "attention": 0.3}
PRAISE = (
    "Our contact solved the power problem within the hour. Thank you.",
    "Best edition for us so far; we met the buyers we came for.",
    "The matchmaking table on the first morning was worth the whole trip.",
    "服务很周到，希望明年展位靠近入口。",
)
BLAME = (
    "The slot we were promised went to somebody else, and nobody told us until the morning.",
    "Too few of the right visitors on the last day.",
    "The invoice listed services we had not ordered.",
    "Build-up in our hall was delayed by half a day without a word.",
    "现场缺少中文指引。",
)


def _within(value: float, low: int, high: int) -> int:
    return max(low, min(high, round(value)))


def _mood(company: Company, gift: float, year: int, random: Random) -> float:
    """Return a mood of about 0 to 1: the company's care, its contact's gift, a little better every year."""
    return company.care * 0.75 + 0.14 + 0.3 * gift + 0.03 * year + random.gauss(0, 0.13)


def _taken(invitation: Invitation) -> timedelta:
    """Return how long this one takes to answer: about six minutes, some two, some twenty."""
    return timedelta(minutes=Random(invitation.id).lognormvariate(1.8, 0.5))


def _goals(exhibitor_id: int, edition: Edition, mood: float, random: Random) -> dict[int, int]:
    mine = select(Goal.id).where(Goal.exhibitor_id == exhibitor_id, Goal.edition_id == edition.id)
    return {goal: _within(1.4 + 5 * mood + random.gauss(0, 1.2), 1, 7) for goal in db.session.scalars(mine)}


def _answers(mood: float, gift: float, goals: dict[int, int], random: Random) -> dict[str, Any]:
    def on(low: int, high: int, shift: float = 0.0, noise: float = 0.5) -> int:
        return _within(low + (high - low) * mood + shift + random.gauss(0, noise), low, high)

    answers: dict[str, Any] = {
        "overall": on(1, 5, 0.4),
        "return": on(1, 5, 0.5),
        "recommend": on(0, 10, 0.8, 1.0),
        "effort": on(1, 7),
        "goals": goals,
        "obstacle": random.choice(("nothing", "visitors", "place", "timing", "organiser", "ourselves")),
    }
    for code in SERVICES:
        performance = "na" if random.random() < 0.12 else on(1, 5, DRIFT.get(code, 0.1), 0.7)
        answers[code] = (random.choice((3, 4, 4, 5, 5)), performance)
    answers |= {code: on(1, 7, 0.2, 0.8) for code in RELATIONS}
    answers |= {code: _within(3.6 + 1.4 * gift + random.gauss(0.2, 0.6), 1, 5) for code in PEOPLE}
    answers |= {code: random.randint(2, 6) for code in TIES} | {"price": on(1, 7, -0.6, 0.9)}
    answers |= _comment(mood, random)
    return answers


def _comment(mood: float, random: Random) -> dict[str, str]:
    if random.random() > 0.3:
        return {}
    return {"comment": random.choice(PRAISE if mood > 0.6 else BLAME)}


def ask(edition: Edition, opens_after_days: int = 3) -> Survey:
    """Create the edition's post-show survey and send it on the day it opens."""
    opens = datetime.combine(edition.ends_on + timedelta(days=opens_after_days), time(7), UTC)
    title = f"{edition.name}: after the show"
    survey = sending.create(edition, title, opens, opens + timedelta(days=60))
    sending.send(survey, opens)
    return survey


def answer(
    survey: Survey,
    companies: Mapping[str, Company],
    gifts: Mapping[int | None, float],
    year: int,
    now: datetime,
    random: Random,
) -> None:
    """Let about three in five of the invited answer, in the days after the survey opened."""
    query = (
        select(Invitation, Exhibitor.name, Exhibitor.owner_id)
        .join(Exhibitor, Exhibitor.id == Invitation.exhibitor_id)
        .where(Invitation.survey_id == survey.id)
        .order_by(Invitation.id)
    )
    for invitation, name, owner in db.session.execute(query).all():
        company, gift = companies[name], gifts.get(owner, 0.0)
        at = survey.opens_at + timedelta(hours=random.expovariate(1 / 90) + 1)
        if random.random() > ANSWERED or at >= min(now, survey.closes_at):
            continue
        mood = _mood(company, gift, year, random)
        goals = _goals(invitation.exhibitor_id, survey.edition, mood, random)
        submitting.submit(invitation, _answers(mood, gift, goals, random), at, at - _taken(invitation))
