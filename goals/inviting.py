"""Asking many exhibitors for their goals by mail: one link each, one mail each, however often it is sent."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import Select, exists, func, select, update

from events.models import Edition
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import TAKING_PART, Kind, Participation
from foundation import clock
from foundation.database import db
from foundation.letter import one_line
from foundation.mail import Mail
from foundation.upsert import insert_new
from goals.models import Goal
from goals.sheet import GoalLink, new_token

NAMES = ("contact", "company", "edition", "link")
BATCH = 500
SUBJECT = {
    "en": "What should {edition} bring {company}?",
    "zh_CN": "{company}希望在{edition}上收获什么？",
}
BODY = {
    "en": (
        "Hello {contact},\n\n"
        "what would make {edition} a success for {company}? Tell us in three minutes, on a phone too; we "
        "plan our service around it, and ask you after the show whether you got there.\n\n{link}\n\n"
        "The link is yours alone. You can come back to it and change what you said until the show ends.\n"
    ),
    "zh_CN": (
        "{contact}，您好：\n\n"
        "怎样才算{company}在{edition}的成功？只需三分钟，手机即可填写；我们将据此安排服务，"
        "并在展后询问您是否如愿。\n\n{link}\n\n"
        "此链接仅供您使用。展会结束前，您可随时返回修改。\n"
    ),
}


def _speakers() -> Any:
    """Return the contacts that can be written to, each exhibitor's main one first."""
    place = func.row_number().over(
        partition_by=Contact.exhibitor_id, order_by=(Contact.main.desc(), Contact.id)
    )
    usable = (
        Contact.email.is_not(None), Contact.email != "",
        Contact.surveys_refused_at.is_(None), Contact.bounced_at.is_(None),
    )  # fmt: skip
    columns = Contact.id, Contact.exhibitor_id, Contact.language, place.label("place")
    return select(*columns).where(*usable).subquery("speakers")


def _asked(edition: Edition, exhibitor_ids: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Those of the exhibitors who take part, have no goal and no link yet, with whom to write to."""
    to = _speakers()
    said = exists().where(Goal.exhibitor_id == Exhibitor.id, Goal.edition_id == edition.id)
    linked = exists().where(GoalLink.participation_id == Participation.id)
    return (
        select(Participation.id, to.c.id.label("contact_id"), to.c.language)
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .join(to, (to.c.exhibitor_id == Exhibitor.id) & (to.c.place == 1))
        .where(Participation.edition_id == edition.id, Participation.kind != Kind.REPRESENTED)
        .where(Participation.status.in_(TAKING_PART))
        .where(Exhibitor.id.in_(exhibitor_ids), ~said, ~linked)
        .order_by(Participation.id)
    )


def count(edition: Edition, exhibitor_ids: Select[*tuple[Any, ...]]) -> int:
    """Return how many would be asked now."""
    return db.session.scalar(select(func.count()).select_from(_asked(edition, exhibitor_ids).subquery())) or 0


def first(edition: Edition, exhibitor_ids: Select[*tuple[Any, ...]]) -> dict[str, str] | None:
    """Return the names that one who would be asked reads, with a link that leads nowhere."""
    asked = _asked(edition, exhibitor_ids).limit(1).subquery()
    query = select(Contact.name, Exhibitor.name).join(Exhibitor).join(asked, asked.c.contact_id == Contact.id)
    row = db.session.execute(query).first()
    if row is None:
        return None
    link = f"{current_app.config['BASE_URL']}/g/…"
    return {"contact": row[0], "company": row[1], "edition": edition.name, "link": link}


def filled(text: str, names: Mapping[str, str]) -> str:
    """Return the text as one contact reads it."""
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def send(
    edition: Edition,
    exhibitor_ids: Select[*tuple[Any, ...]],
    subject: Mapping[str, str],
    body: Mapping[str, str],
) -> int:
    """Give everybody asked a link and a mail with it, in their language; return to how many."""
    now = clock.now()
    rows = [
        {
            "participation_id": row.id, "contact_id": row.contact_id, "language": row.language,
            "token": new_token(), "created_at": now,
        }
        for row in db.session.execute(_asked(edition, exhibitor_ids))
    ]  # fmt: skip
    insert_new(GoalLink, rows, ["participation_id"])
    return sum(_mailed(edition, now, subject, body))


def _unsent(edition: Edition, made_at: datetime) -> Select[*tuple[Any, ...]]:
    return (
        select(
            GoalLink.id, GoalLink.token, GoalLink.language, GoalLink.created_at, Contact.email,
            Contact.name.label("contact"), Exhibitor.name.label("company"),
        )
        .join(Contact, Contact.id == GoalLink.contact_id)
        .join(Participation, Participation.id == GoalLink.participation_id)
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .where(Participation.edition_id == edition.id, GoalLink.sent_at.is_(None))
        .where(GoalLink.created_at == made_at, Contact.email.is_not(None))
        .order_by(GoalLink.id)
        .limit(BATCH)
    )  # fmt: skip


def _mailed(
    edition: Edition, made_at: datetime, subject: Mapping[str, str], body: Mapping[str, str]
) -> Iterator[int]:
    """Write the mails of the links made then, and yield after each batch how many it was."""
    while rows := db.session.execute(_unsent(edition, made_at)).all():
        insert_new(Mail, [_letter(row, edition, subject, body) for row in rows], ["purpose"])
        sent = update(GoalLink).where(GoalLink.id.in_([row.id for row in rows])).values(sent_at=clock.now())
        db.session.connection().execute(sent)
        yield len(rows)


def _letter(
    row: Any, edition: Edition, subject: Mapping[str, str], body: Mapping[str, str]
) -> dict[str, Any]:
    link = f"{current_app.config['BASE_URL']}/g/{row.token}"
    names = {"contact": row.contact, "company": row.company, "edition": edition.name, "link": link}
    return {
        "purpose": f"goals:{row.id}:{row.created_at.timestamp():.6f}",
        "recipient": row.email,
        "subject": one_line(filled(subject.get(row.language) or subject["en"], names)),
        "body": filled(body.get(row.language) or body["en"], names),
    }


def unknown_names(text: str) -> list[str]:
    """Return the names in braces that nothing is put in for."""
    return [name for name in re.findall(r"\{(\w*)\}", text) if name not in NAMES]
