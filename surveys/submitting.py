"""Saving what a contact says: page by page as a draft, and once and for all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, tuple_

from foundation import clock
from foundation.database import db
from foundation.upsert import table_of, upsert
from goals.models import Goal
from surveys import library, sealing, sheets
from surveys.answers import judge, lacking
from surveys.given import NOTHING, Given, Problem
from surveys.headline import headline
from surveys.items import Item
from surveys.mode import Mode
from surveys.models import Invitation
from surveys.response import Answer, Response
from surveys.sheets import Sheet
from surveys.whole_sheets import as_form, unknown

ANSWER_KEY = ("response_id", "question_id", "about")
_RESPONSES, _INVITATIONS = table_of(Response), table_of(Invitation)
# Statements are built once, and of tables: building one, or asking the ORM, costs more than running it.
_BEGUN = _RESPONSES.insert().returning(_RESPONSES.c.id)
_SAVED = _RESPONSES.update().where(_RESPONSES.c.id == bindparam("response"))
_REACHED = (
    table_of(Goal)
    .update()
    .where(Goal.id == bindparam("goal"))
    .values(reached=bindparam("answer"), reached_at=bindparam("at"))
)
_ANSWERED = _INVITATIONS.update().where(_INVITATIONS.c.id == bindparam("invitation"))


class NotTaken(Exception):
    """Answers that cannot be taken; nothing was saved. `problems` are by the item's name."""

    def __init__(self, reason: str, problems: Mapping[str, Problem] | None = None) -> None:
        super().__init__(reason, dict(problems or {}))
        self.reason = reason
        self.problems = dict(problems or {})


def _begin(sheet: Sheet, at: datetime, values: Mapping[str, Any]) -> int:
    """Write `values` on the response, a new draft or the one that is there, and return its id."""
    if sheet.response_id is not None:
        db.session.connection().execute(_SAVED, {"response": sheet.response_id, **values})
        return sheet.response_id
    row = sheet.invitation
    whose = {"exhibitor_id": row.exhibitor_id, "contact_id": row.contact_id} if row.mode == Mode.NAMED else {}
    new = {"survey_id": row.survey_id, "invitation_id": row.id, "started_at": at, **whose, **values}
    return db.session.connection().execute(_BEGUN, new).scalar_one()


def _row(response_id: int, item: Item, given: Given) -> dict[str, Any]:
    return {
        "response_id": response_id,
        "question_id": item.ask.id,
        "about": item.about,
        "goal_id": item.goal.id if item.goal else None,
        "person_id": item.person.id if item.person else None,
        **vars(given),
    }


def save(sheet: Sheet, answers: Mapping[str, Given], page: int, at: datetime, **handed_in: Any) -> Sheet:
    """Save answers as part of a draft and return the sheet with them; `handed_in` is what ends the draft."""
    response_id = _begin(sheet, at, {"page": page, **handed_in})
    rows = [
        _row(response_id, item, answers[item.name])
        for item in sheet.items
        if item.name in answers and (not answers[item.name].empty or item.name in sheet.given)
    ]
    if rows:
        upsert(Answer, rows, ANSWER_KEY)
    return replace(sheet.saying(answers), response_id=response_id, page=page)


def missing(sheet: Sheet) -> list[Item]:
    """Return the items that must be answered before the sheet can be handed in, and are not."""
    return [item for item in sheet.asked if lacking(item, sheet.given.get(item.name, NOTHING))]


def lacks(sheet: Sheet) -> int | None:
    """Return the first page on which something is missing, None where the sheet can be handed in."""
    left = missing(sheet)
    return sheet.page_of(left[0]) if left else None


def finish(sheet: Sheet, answers: Mapping[str, Given], at: datetime, begun_at: datetime | None = None) -> int:
    """Save the last answers and hand the sheet in: headline columns, goals reached, invitation answered.

    What was answered before another answer took its question away is forgotten. Returns the response; which
    one an anonymous one became nobody is told: 0.
    """
    said = sheet.saying(answers)
    figures, last = vars(headline(said.asked, said.given)), len(said.pages)
    named = sheet.invitation.mode == Mode.NAMED
    handed_in = {"submitted_at": at, **figures} if named else {}
    saved = save(sheet, answers, last, begun_at or at, **handed_in)
    _forget_hidden(saved)
    if not named:
        sealing.hand_in(saved, figures, at)
        return 0 if sheet.invitation.mode == Mode.ANONYMOUS else saved.response_id or 0
    connection = db.session.connection()
    connection.execute(_ANSWERED, {"invitation": sheet.invitation.id, "answered_at": at})
    if reached := _reached(saved):
        connection.execute(_REACHED, [{**goal, "at": at} for goal in reached])
    return saved.response_id or 0


def _forget_hidden(sheet: Sheet) -> None:
    shown = {item.name for item in sheet.asked}
    hidden = [item for item in sheet.items if item.name not in shown and item.name in sheet.given]
    if hidden:
        keys = [(item.ask.id, item.about) for item in hidden]
        own = delete(Answer).where(Answer.response_id == sheet.response_id)
        db.session.connection().execute(own.where(tuple_(Answer.question_id, Answer.about).in_(keys)))


def _reached(sheet: Sheet) -> list[dict[str, int]]:
    answers = ((item.goal, sheet.given.get(item.name, NOTHING).number) for item in sheet.asked if item.goal)
    return [
        {"goal": goal.id, "answer": int(number)} for goal, number in answers if goal and number is not None
    ]


def _unknown(sheet: Sheet, answers: Mapping[str, Any]) -> set[str]:
    row = sheet.invitation
    asks = library.asks(row.questionnaire_id, row.made_at, row.questions_version)
    return unknown(asks, sheet.items, answers)


def submit(
    invitation: Invitation,
    answers: Mapping[str, Any],
    at: datetime | None = None,
    begun_at: datetime | None = None,
) -> int:
    """Hand in a whole sheet at once, judged and written as on the web; returns the response's id.

    `answers` is by question code: a number, a text, a list of options, `"na"` for did not use; for an
    importance-performance pair (importance, performance); for the goals question a mapping of goal ids.
    for a ranking the options from first to last, for 100 points and a matrix a mapping by option. Staff
    questions are about the exhibitor's owner. Begun at once unless `begun_at` says when. Raises `NotTaken`.
    """
    at = at or clock.now()
    db.session.flush()
    row = sheets.hold(invitation.token)
    if row is None or row.answered_at or not row.opens_at <= at < row.closes_at:
        raise NotTaken("The survey is closed, not open yet, or answered.")
    sheet = sheets.sheet(row)
    everything, problems = judge(sheet.items, as_form(sheet.items, answers))
    shown = {item.name for item in sheet.saying(everything).asked}
    found = {name: given for name, given in everything.items() if name in shown}
    problems = {name: problem for name, problem in problems.items() if name in shown}
    strange = _unknown(sheet, answers)
    if problems or strange:
        raise NotTaken(f"These answers cannot be taken: {sorted({*problems, *strange})}", problems)
    return finish(sheet, found, at, begun_at)
