"""A questionnaire to work on."""

from foundation.database import db
from surveys.questionnaire import Question, Questionnaire
from tests.factories.surveys import questionnaire

LOW = {"of": "a", "is": "at_most", "values": ["2"]}


def three_questions() -> Questionnaire:
    """Store a scale, a text, and on the next page a text that only low answers lead to."""
    made = questionnaire(
        {"code": "a", "kind": "scale", "low": 1, "high": 5},
        {"code": "b", "kind": "text"},
        {"code": "c", "kind": "text", "page": 2, "condition": {"all": [LOW]}},
    )
    db.session.commit()
    return made


def order(made) -> list[tuple[str, int]]:
    db.session.expire_all()
    return [(question.code, question.page) for question in made.questions]


def by_code(made, code: str) -> Question:
    return next(question for question in made.questions if question.code == code)
