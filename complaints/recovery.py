"""After a complaint is closed its contact is asked whether the fix worked; a bad answer opens it again."""

from datetime import datetime, timedelta

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import ForeignKey, Select, UniqueConstraint, exists, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from complaints import actions
from complaints.models import Complaint, State, StepKind
from exhibitors.models import Contact
from foundation import clock
from foundation.database import Base, UtcDateTime, db
from surveys import recovery
from surveys.kinds import Measure
from surveys.models import Invitation
from surveys.questionnaire import Question
from surveys.response import Answer, Response

BAD = 2
ASKED_WITHIN = timedelta(days=30)


class RecoverySurvey(Base):
    """Which invitation asks about which complaint. `round` is how often the complaint had been reopened."""

    __tablename__ = "recovery_survey"
    __table_args__ = (UniqueConstraint("complaint_id", "round"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"))
    round: Mapped[int] = mapped_column(default=0)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), unique=True)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    heard_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    complaint: Mapped[Complaint] = relationship()
    invitation: Mapped[Invitation] = relationship()


def to_ask(limit: int) -> Select:
    """Return the statement for closed complaints whose contact may be asked and has not been, this round."""
    asked = exists().where(
        RecoverySurvey.complaint_id == Complaint.id, RecoverySurvey.round == Complaint.reopened
    )
    return (
        select(Complaint)
        .join(Contact, Contact.id == Complaint.contact_id)
        .where(
            Complaint.state == State.CLOSED,
            Complaint.merged_into_id.is_(None),
            Complaint.closed_at >= clock.now() - ASKED_WITHIN,
            Contact.email.is_not(None),
            Contact.surveys_refused_at.is_(None),
            Contact.bounced_at.is_(None),
            ~asked,
        )
        .order_by(Complaint.closed_at, Complaint.id)
        .limit(limit)
        .with_for_update(of=Complaint, skip_locked=True)
    )


def ask(complaint: Complaint) -> RecoverySurvey:
    """Invite the complaint's contact to say whether the fix worked."""
    assert complaint.contact is not None
    invitation = recovery.invite(complaint.edition, complaint.contact)
    asked = RecoverySurvey(complaint=complaint, round=complaint.reopened, invitation=invitation)
    db.session.add(asked)
    db.session.flush()
    return asked


def unheard(limit: int) -> Select:
    """Return the statement for (recovery survey, response) of what was answered and not taken up yet."""
    return (
        select(RecoverySurvey, Response)
        .join(Response, Response.invitation_id == RecoverySurvey.invitation_id)
        .where(RecoverySurvey.heard_at.is_(None), Response.submitted_at.is_not(None))
        .order_by(RecoverySurvey.id)
        .limit(limit)
        .with_for_update(of=RecoverySurvey, skip_locked=True)
    )


def said(response: Response) -> int | None:
    """Return how satisfied the exhibitor is with the fix, 1-5, None where it did not say."""
    number = db.session.scalar(
        select(Answer.number)
        .join(Question, Question.id == Answer.question_id)
        .where(Answer.response_id == response.id, Question.measure == Measure.RECOVERED)
        .limit(1)
    )
    return int(number) if number is not None and 1 <= number <= 5 else None


def hear(asked: RecoverySurvey, response: Response) -> None:
    """Take the exhibitor's word for its complaint; at BAD or below the complaint is open again.

    A complaint that was opened again meanwhile keeps what was said in its history.
    """
    complaint, word = asked.complaint, said(response)
    asked.heard_at = clock.now()
    if word is None:
        return
    with force_locale(complaint.owner.language if complaint.owner else "en"):
        text = _("The exhibitor’s answer: %(score)d of 5 for how it was put right.", score=word)
    actions.write_note(complaint, None, StepKind.NOTE, text, response.submitted_at)
    if complaint.state != State.CLOSED or complaint.reopened != asked.round:
        return
    if complaint.resolution:
        complaint.resolution.recovered = word
    if word <= BAD:
        actions.reopen(complaint, None, response.comment or text)


def of(complaint: Complaint) -> tuple[RecoverySurvey, Response | None] | None:
    """Return the latest recovery survey of a complaint and its answer, None before any was sent."""
    found = db.session.execute(
        select(RecoverySurvey, Response)
        .outerjoin(
            Response,
            (Response.invitation_id == RecoverySurvey.invitation_id) & Response.submitted_at.is_not(None),
        )
        .where(RecoverySurvey.complaint_id == complaint.id)
        .order_by(RecoverySurvey.round.desc())
        .limit(1)
    ).first()
    return None if found is None else (found[0], found[1])
