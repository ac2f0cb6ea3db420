"""Changing a questionnaire that was not sent: copy, questions in and out, their order. The caller commits."""

from collections.abc import Sequence
from secrets import token_hex
from typing import Any

from sqlalchemy import func, select

from foundation import clock
from foundation.database import db
from foundation.removal import Removal, remove, restore
from surveys.conditions import FACT, FACTS, names
from surveys.questionnaire import Question, Questionnaire
from surveys.standard import POST_SHOW

OWN = "own-"
COPIED = [
    column.key
    for column in Question.__table__.columns
    if column.key not in ("id", "questionnaire_id")
]  # fmt: skip


class AlreadySent(Exception):
    """The questionnaire was sent: it never changes any more."""


class StillNeeded(Exception):
    """Questions whose condition looks at one that would no longer be asked on an earlier page."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__([question.code for question in questions])
        self.questions = list(questions)


class LastQuestion(Exception):
    """A questionnaire has at least one question."""


def touch(made: Questionnaire) -> None:
    """Note the change, or raise `AlreadySent`; the version counts up, so that nobody keeps old questions."""
    if made.sent_at is not None:
        raise AlreadySent
    made.changed_at = clock.now()


def copy(made: Questionnaire) -> Questionnaire:
    """Return a new version with the same questions, to be changed."""
    last = db.session.scalar(select(func.max(Questionnaire.number)).where(Questionnaire.code == made.code))
    new = Questionnaire(
        code=made.code, number=(last or 0) + 1, kind=made.kind, title=made.title, intro=made.intro
    )
    new.questions = [
        Question(**{name: getattr(question, name) for name in COPIED}) for question in made.questions
    ]
    db.session.add(new)
    db.session.flush()
    return new


def blank() -> Questionnaire:
    """Return a new questionnaire that asks for the overall satisfaction only, to be changed."""
    overall = POST_SHOW.pages[0].questions[0]
    made = Questionnaire(code=f"{OWN}{token_hex(4)}", title={"en": "New questionnaire", "zh_CN": "新问卷"})
    values = {name: getattr(overall, name) for name in COPIED if hasattr(overall, name)}
    made.questions = [
        Question(**values, position=1, page=1, section={"en": "Your view", "zh_CN": "您的看法"})
    ]
    db.session.add(made)
    db.session.flush()
    return made


def earlier(made: Questionnaire, page: int) -> list[str]:
    """Return what a condition on this page may look at: facts, and questions of earlier pages."""
    facts = [FACT + fact for fact in FACTS]
    return [*facts, *(question.code for question in made.questions if question.page < page)]


def _check(questions: Sequence[Question]) -> None:
    pages = {question.code: question.page for question in questions}
    lost = [
        question
        for question in questions
        for name in names(question.condition)
        if not name.startswith(FACT) and pages.get(name, question.page) >= question.page
    ]
    if lost:
        raise StillNeeded(lost)


def _number(questions: Sequence[Question]) -> None:
    for position, question in enumerate(questions, 1):
        question.position = position


def section_of(made: Questionnaire, page: int) -> dict[str, str]:
    """Return the title of a page."""
    return next((question.section for question in made.questions if question.page == page), {})


def add(made: Questionnaire, values: dict[str, Any]) -> Question:
    """Add a question at the end of its page."""
    touch(made)
    page = values["page"]
    question = Question(**{**values, "section": section_of(made, page), "position": 0})
    before = [one for one in made.questions if one.page <= page]
    after = [one for one in made.questions if one.page > page]
    made.questions.append(question)
    _number([*before, question, *after])
    db.session.flush()
    return question


def change(question: Question, values: dict[str, Any]) -> Question:
    """Write a question's values; on another page it comes last there. Raises `StillNeeded`."""
    made, old = question.questionnaire, question.page
    touch(made)
    for name, value in values.items():
        setattr(question, name, value)
    if question.page != old:
        others = [one for one in made.questions if one is not question]
        question.section = (
            section_of(made, question.page) if any(o.page == question.page for o in others) else {}
        )
        _number(sorted([*others, question], key=lambda one: (one.page, one is question, one.position)))
    _check(made.questions)
    db.session.flush()
    return question


def place(question: Question, before: Question | None, page: int) -> None:
    """Put a question before another one, or last on a page. Raises `StillNeeded`, changing nothing."""
    made = question.questionnaire
    touch(made)
    target = before.page if before else page
    section = section_of(made, target)
    others = [one for one in made.questions if one is not question]
    index = others.index(before) if before else len([one for one in others if one.page <= target])
    if target != question.page:
        question.page, question.section = target, section
    ordered = [*others[:index], question, *others[index:]]
    _number(ordered)
    _check(ordered)
    db.session.flush()


def step(question: Question, down: bool) -> None:
    """Move a question one place up or down; at the edge of its page it goes on to the next page."""
    questions = list(question.questionnaire.questions)
    here = questions.index(question)
    there = here + (1 if down else -1)
    if not 0 <= there < len(questions):
        return
    neighbour = questions[there]
    if neighbour.page == question.page:
        following = questions[there + 1] if there + 1 < len(questions) else None
        same = following if following and following.page == question.page else None
        place(question, (same if down else neighbour), question.page)
    else:
        place(question, neighbour if down else None, neighbour.page)


def drop(question: Question) -> Removal:
    """Delete a question so that it can be put back. Raises `StillNeeded` and `LastQuestion`."""
    made = question.questionnaire
    touch(made)
    if len(made.questions) == 1:
        raise LastQuestion
    _check([one for one in made.questions if one is not question])
    removal = remove(question)
    db.session.expire(made)
    return removal


def put_back(removal: Removal) -> Question:
    """Put a deleted question back where it was."""
    made = db.session.get_one(Questionnaire, removal.row["questionnaire_id"])
    touch(made)
    return db.session.get_one(Question, restore(removal))


def name_page(made: Questionnaire, page: int, title: dict[str, str]) -> None:
    """Give a page its title."""
    touch(made)
    for question in made.questions:
        if question.page == page:
            question.section = title
    db.session.flush()
