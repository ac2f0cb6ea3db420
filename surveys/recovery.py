"""The recovery survey: one contact at a time, the edition's questionnaire after a complaint."""

from datetime import timedelta

from sqlalchemy import exists, select

from events.models import Edition
from exhibitors.models import Contact
from foundation import clock
from foundation.database import db
from surveys import library, posting, sending
from surveys.kinds import SurveyKind
from surveys.mode import Mode
from surveys.models import Invitation, Survey
from surveys.standard_recovery import RECOVERY

OPEN_FOR = timedelta(days=120)
TIME_TO_ANSWER = timedelta(days=21)
SUBJECT = {
    "en": "Is it settled? Your complaint about {edition}",
    "zh_CN": "问题解决了吗？关于您对{edition}的投诉",
}
BODY = {
    "en": (
        "Hello {contact},\n\n"
        "you told us that something went wrong for {company} at {edition}, and we believe that it has been "
        "put right. Is that how you see it?\n\n"
        "It takes a minute. If it is not settled, your answer opens your complaint again:\n\n"
        "{link}\n"
    ),
    "zh_CN": (
        "{contact}，您好：\n\n"
        "您曾反映{company}在{edition}遇到问题，我们认为问题已经解决。您是否也这样认为？\n\n"
        "只需一分钟。如果问题没有解决，您的回答会让我们重新处理：\n\n"
        "{link}\n"
    ),
}


def _survey(edition: Edition, contact: Contact) -> Survey:
    """The edition's recovery survey in which this contact was not asked yet, with time left to answer."""
    now = clock.now()
    invited = exists().where(Invitation.survey_id == Survey.id, Invitation.contact_id == contact.id)
    mine = select(Survey).where(
        Survey.edition_id == edition.id,
        Survey.kind == SurveyKind.RECOVERY,
        Survey.mode == Mode.NAMED,
        Survey.closes_at >= now + TIME_TO_ANSWER,
        ~invited,
    )
    found = db.session.scalars(mine.order_by(Survey.id).limit(1)).first()
    return found or sending.create(
        edition,
        RECOVERY.title[contact.language if contact.language in RECOVERY.title else "en"],
        now,
        now + OPEN_FOR,
        questionnaire=library.latest(RECOVERY),
        subject=dict(SUBJECT),
        body=dict(BODY),
    )


def invite(edition: Edition, contact: Contact) -> Invitation:
    """Invite one contact and write the mail."""
    survey, now = _survey(edition, contact), clock.now()
    sending.freeze(survey, now)
    invitation = Invitation(
        survey=survey, exhibitor_id=contact.exhibitor_id, contact=contact, language=contact.language
    )
    db.session.add(invitation)
    db.session.flush()
    rows = db.session.execute(posting.addressed().where(Invitation.id == invitation.id)).all()
    posting.invite(rows, now)
    return invitation
