"""Exhibitors who were asked for good marks: what a manager then reads as questions about answers."""

from datetime import datetime, timedelta

from sqlalchemy import select

from demo.opinions import PEOPLE, RELATIONS, SERVICES
from exhibitors.models import Exhibitor
from foundation.database import db
from surveys import submitting
from surveys.models import Invitation, Survey

URGED, AFTER = 5, timedelta(hours=76)
APART, READ_FOR = timedelta(minutes=1, seconds=40), timedelta(seconds=17)
WORDS = "Ines asked us to give five out of five, so here you are. She does a good job."


def urge(survey: Survey, owner_id: int, now: datetime) -> None:
    """Let some of a colleague's exhibitors who were silent answer one after the other, with the best marks.

    Nobody has answered yet where the survey was opened only just before `now`.
    """
    if survey.opens_at + AFTER + URGED * APART >= now:
        return
    query = select(Invitation).join(Exhibitor, Exhibitor.id == Invitation.exhibitor_id)
    silent = Invitation.survey_id == survey.id, Invitation.answered_at.is_(None)
    query = query.where(*silent, Exhibitor.owner_id == owner_id).order_by(Invitation.id).limit(URGED)
    for place, invitation in enumerate(db.session.scalars(query).all()):
        at = survey.opens_at + AFTER + place * APART
        said = {} if place else {"comment": WORDS}
        submitting.submit(invitation, _best() | said, at, at - READ_FOR)


def _best() -> dict[str, object]:
    answers: dict[str, object] = {"overall": 5, "return": 4, "recommend": 9, "effort": 6}
    answers |= dict.fromkeys(SERVICES, (4, 5))
    return answers | dict.fromkeys(RELATIONS, 6) | dict.fromkeys(PEOPLE, 5)
