"""What was changed because of a survey: written by language, mailed to those who answered.

The caller commits.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, exists, func, literal, select, update

from events.models import Edition
from exhibitors.models import Contact
from foundation import clock, mail, work
from foundation.database import db
from foundation.letter import one_line
from foundation.upsert import insert_new
from surveys.afterwards.models import WhatChanged
from surveys.items import filled, worded
from surveys.letters import WAY_OUT
from surveys.models import Invitation, Survey
from surveys.posting import link

BATCH = 500
JOB = "surveys.what_changed"
SUBJECT = {
    "en": "What we changed because of you: {edition}",
    "zh_CN": "因为您的意见，我们做了这些改变：{edition}",
}
BODY = {
    "en": (
        "Hello {contact},\n\n"
        "after {edition} you told us how it was. This is what we changed because of the answers:\n\n"
        "{text}\n\n"
        "Thank you.\n"
    ),
    "zh_CN": (
        "{contact}，您好：\n\n"
        "{edition}结束后，您向我们反馈了参展体验。根据收到的回答，我们做了以下改变：\n\n"
        "{text}\n\n"
        "谢谢您。\n"
    ),
}


def of_survey(survey_id: int) -> WhatChanged | None:
    """Return what was written for a survey."""
    return db.session.scalar(select(WhatChanged).where(WhatChanged.survey_id == survey_id))


def text_of(survey_id: int) -> Mapping[str, str]:
    """Return the text by language, empty where nothing was written."""
    text = db.session.scalar(select(WhatChanged.text).where(WhatChanged.survey_id == survey_id))
    return text or {}


def write(survey_id: int, text: Mapping[str, str | None]) -> WhatChanged:
    """Keep the text; a language without one shows the other's."""
    told = of_survey(survey_id) or WhatChanged(survey_id=survey_id)
    told.text = {language: words for language, words in text.items() if words}
    told.written_at = clock.now()
    db.session.add(told)
    db.session.flush()
    return told


def _purpose() -> ColumnElement[str]:
    return literal("what-changed:") + cast(Invitation.id, String)


def _untold(survey_id: int) -> Select:
    """Those who answered, may be written to, and have not been told."""
    told = exists().where(mail.Mail.purpose == _purpose())
    return (
        select(
            _purpose().label("purpose"), Invitation.token, Invitation.language, Contact.email,
            Contact.name.label("contact"), Edition.name.label("edition"),
        )
        .join(Contact, Contact.id == Invitation.contact_id)
        .join(Survey, Survey.id == Invitation.survey_id)
        .join(Edition, Edition.id == Survey.edition_id)
        .where(
            Invitation.survey_id == survey_id,
            Invitation.answered_at.is_not(None),
            Contact.email.is_not(None),
            Contact.surveys_refused_at.is_(None),
            Contact.bounced_at.is_(None),
            ~told,
        )
        .order_by(Invitation.id)
    )  # fmt: skip


def untold(survey_id: int) -> int:
    """Return how many would be written to."""
    rows = _untold(survey_id).order_by(None).subquery()
    return db.session.scalar(select(func.count()).select_from(rows)) or 0


def _letter(row: Any, text: Mapping[str, str]) -> dict[str, Any]:
    address = link(row.token)
    names = {"contact": row.contact, "edition": row.edition, "text": worded(text, row.language)}
    way_out = filled(worded(WAY_OUT, row.language), {"unsubscribe": f"{address}/unsubscribe"})
    return {
        "purpose": row.purpose,
        "recipient": row.email,
        "subject": one_line(filled(worded(SUBJECT, row.language), names)),
        "body": f"{filled(worded(BODY, row.language), names)}\n{way_out}",
        "unsubscribe": f"{address}/unsubscribe",
        "dressed": True,
    }


def letters(survey_id: int) -> list[dict[str, Any]]:
    """Write out the letters to the next of those who answered and were not told yet; nothing is stored."""
    text = text_of(survey_id)
    return [_letter(row, text) for row in db.session.execute(_untold(survey_id).limit(BATCH))]


def tell(survey_id: int, written: Sequence[dict[str, Any]]) -> None:
    """Put the letters into the outbox, each once."""
    insert_new(mail.Mail, written, ["purpose"])
    if written:
        now = update(WhatChanged).where(WhatChanged.survey_id == survey_id).values(mailed_at=clock.now())
        db.session.execute(now)


def start(survey_id: int) -> int:
    """Have the job process tell everybody who answered and was not told yet; return how many they are."""
    subject, waiting = f"what-changed:{survey_id}", untold(survey_id)
    running = work.latest(subject)
    if waiting and not (running and running.open):
        work.queue(JOB, subject=subject, survey=survey_id)
    return waiting
