"""The few rows that the many hang on: people, a show with its editions, surveys with their questions."""

from datetime import date, datetime, timedelta

from bench.names import PEOPLE
from events.models import Edition, Show
from exhibitors.custom import CustomField
from exhibitors.tags import Tag
from foundation import clock
from foundation.database import db
from staff.models import Person, Role
from surveys import library
from surveys.models import Survey
from surveys.questionnaire import Question, Questionnaire
from surveys.standard import POST_SHOW

EDITIONS, RESPONSES, ANSWERS, STAFF_ANSWERS = 5, 2, 12, 3
OPEN = RESPONSES + 1
"""The survey that is being answered while it is measured."""


def lay() -> None:
    """Write the frame into empty tables."""
    db.session.add(Show(id=1, name="Bench Fair"))
    db.session.add_all([CustomField(id=1, name="Members", kind="number"), CustomField(id=2, name="Tier")])
    db.session.add_all([Tag(id=1, name="Every third"), Tag(id=2, name="Forty of them")])
    db.session.add_all(_person(number) for number in range(1, PEOPLE + 1))
    db.session.add_all(_edition(number) for number in range(1, EDITIONS + 1))
    db.session.add(Questionnaire(code="bench", title={"en": "Bench"}, questions=_questions()))
    db.session.flush()
    asked = [1] * RESPONSES + [library.stored(POST_SHOW).id]
    db.session.add_all(survey(number, asked[number - 1]) for number in range(1, OPEN + 1))
    db.session.flush()


def _person(number: int) -> Person:
    role = Role.ADMIN if number == 1 else Role.STAFF
    return Person(id=number, name=f"Person {number}", email=f"p{number}@bench.example", role=role)


def _starts_on(number: int) -> date:
    return clock.today() - timedelta(days=60 + 365 * (EDITIONS - number))


def _edition(number: int) -> Edition:
    start = _starts_on(number)
    return Edition(
        id=number,
        show_id=1,
        name=f"Bench Fair {start.year}",
        starts_on=start,
        ends_on=start + timedelta(days=3),
        time_zone="UTC",
        currency="EUR",
    )


def _questions() -> list[Question]:
    return [
        Question(
            position=number,
            code=f"q{number}",
            kind="scale",
            measure="staff" if number > ANSWERS - STAFF_ANSWERS else "service",
            text={"en": f"Question {number}"},
            low=1,
            high=5,
        )
        for number in range(1, ANSWERS + 1)
    ]


def survey(number: int, questionnaire_id: int) -> Survey:
    """The first ones are of the last editions and closed; those being answered are of the last one."""
    edition = min(EDITIONS - RESPONSES + number, EDITIONS)
    opened = clock.now() - timedelta(days=50 + 365 * (EDITIONS - edition) - number)
    return Survey(
        id=number,
        edition_id=edition,
        questionnaire_id=questionnaire_id,
        title=f"Bench {number}",
        opens_at=opened,
        closes_at=opened + timedelta(days=365 if number >= OPEN else 40),
        subject={"en": "Bench"},
        body={"en": "Bench"},
        sent_at=opened,
    )


def instant() -> datetime:
    """Return the moment at which the many rows were written."""
    return clock.now() - timedelta(days=30)
