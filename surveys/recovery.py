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
    posting.invite(rows, posting.invitations(rows), now)
    return invitation
