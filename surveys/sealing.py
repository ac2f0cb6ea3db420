"""Answers without a name: sealed until the survey has closed, anonymous ones parted from their link.

While a survey runs, each new answer could be told from the figures before and after it: so they wait without
`submitted_at`, and all are opened at once. What can be opened tells no time and no order.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from secrets import SystemRandom
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from exhibitors.models import Exhibitor
from foundation.database import db
from surveys.mode import Mode
from surveys.models import Invitation, Survey
from surveys.response import Answer, Response
from surveys.sheets import Sheet

NO_CLASS = "none"
LOWEST = -(2**31)
COPIED = [column for column in Answer.__table__.c if column.name not in ("id", "response_id")]


def hand_in(sheet: Sheet, figures: Mapping[str, Any], at: datetime) -> None:
    """Take a saved draft as handed in, to be read when the survey has closed."""
    row, connection = sheet.invitation, db.session.connection()
    if row.mode == Mode.ANONYMOUS:
        _part(sheet, figures)
        at = at.replace(hour=0, minute=0, second=0, microsecond=0)
    else:
        connection.execute(update(Response).where(Response.id == sheet.response_id).values(**figures))
    connection.execute(update(Invitation).where(Invitation.id == row.id).values(answered_at=at))


def _part(sheet: Sheet, figures: Mapping[str, Any]) -> None:
    """Write the draft anew under numbers that tell nothing, with the survey's time for its own; delete it."""
    row, run = sheet.invitation, db.session.connection().execute
    said = run(select(*COPIED).where(Answer.response_id == sheet.response_id)).mappings().all()
    number = _drawn(Response.id, 1)[0]
    run(insert(Response).values(id=number, survey_id=row.survey_id, started_at=row.opens_at, **figures))
    if said:
        numbers = _drawn(Answer.id, len(said))
        rows = [{**one, "id": new, "response_id": number} for one, new in zip(said, numbers, strict=True)]
        run(insert(Answer), rows)
    run(delete(Response).where(Response.id == sheet.response_id))


def _drawn(column: Any, count: int) -> list[int]:
    """Numbers below zero, drawn at random: they neither meet nor move the counter of the others."""
    found: set[int] = set()
    while len(found) < count:
        drawn = {SystemRandom().randrange(LOWEST, 0) for _ in range(count - len(found))}
        found |= drawn - set(db.session.scalars(select(column).where(column.in_(drawn))))
    return list(found)


def unseal(survey: Survey, at: datetime) -> None:
    """Open a closed survey's answers for reading. What was never handed in is deleted.

    From now on none hangs on an invitation: deleting an exhibitor must not change the figures by its answer.
    """
    run, own = db.session.connection().execute, Response.survey_id == survey.id
    silent = select(Invitation.id).where(Invitation.survey_id == survey.id, Invitation.answered_at.is_(None))
    run(delete(Response).where(own, Response.invitation_id.in_(silent)))
    opened = {"invitation_id": None, "started_at": survey.closes_at, "submitted_at": survey.closes_at}
    run(update(Response).where(own).values(class_then=_class(), **opened))
    if survey.mode == Mode.ANONYMOUS:
        _stir(survey)
    survey.unsealed_at = at


def _class() -> Any:
    """The exhibitor's class now, kept: one that moves later would tell whose answer moved with it."""
    return (
        select(func.coalesce(Exhibitor.relationship_class, NO_CLASS))
        .join(Invitation, Invitation.exhibitor_id == Exhibitor.id)
        .where(Invitation.id == Response.invitation_id)
        .scalar_subquery()
    )


def _stir(survey: Survey) -> None:
    """Write all rows once more, the answers in the order of their random numbers.

    PostgreSQL notes with each row which transaction wrote it, and lays rows down in the order of writing:
    both would join an invitation to what was written with it.
    """
    run = db.session.connection().execute
    run(update(Invitation).where(Invitation.survey_id == survey.id).values(language=Invitation.language))
    own = select(Response.id).where(Response.survey_id == survey.id).order_by(Response.id)
    numbers: Sequence[dict[str, int]] = [{"whose": number} for number in db.session.scalars(own)]
    if numbers:
        again = update(Response).where(Response.id == bindparam("whose")).values(page=Response.page)
        said = update(Answer).where(Answer.response_id == bindparam("whose")).values(about=Answer.about)
        run(again, numbers)
        run(said, numbers)
