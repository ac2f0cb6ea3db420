"""How far a survey has got: who was invited, mailed, has begun, has answered, and who is missing."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, String, cast, func, select

from exhibitors.models import Contact, Exhibitor
from foundation.database import db
from foundation.mail import Mail
from foundation.paging import Page, page
from staff.models import Person
from surveys.doors.models import Visit
from surveys.models import Invitation, Survey
from surveys.response import Response


@dataclass(frozen=True)
class Progress:
    """Counts of a survey's invitations; `mailed` is what the mail server took, `visits` came without one."""

    invited: int = 0
    mailed: int = 0
    failed: int = 0
    begun: int = 0
    answered: int = 0
    reminded: int = 0
    visits: int = 0

    @property
    def rate(self) -> float | None:
        """The share 0-1 of those invited who answered."""
        return self.answered / self.invited if self.invited else None


def progress(survey_id: int) -> Progress:
    """Return the counts, in one statement each for invitations, mails and drafts."""
    its = Invitation.survey_id == survey_id
    invited, answered, reminded = db.session.execute(
        select(
            func.count(Invitation.id), func.count(Invitation.answered_at), func.count(Invitation.reminded_at)
        ).where(its)
    ).one()
    own = select(func.count(Response.id), func.count(Visit.id), func.count(Visit.ended_at))
    both = own.outerjoin(Visit, Visit.response_id == Response.id).where(Response.survey_id == survey_id)
    begun, visited, visits = db.session.execute(both).one()
    states = _mails(survey_id)
    failed = states.get("failed", 0) + states.get("unsure", 0)
    return Progress(invited, states.get("sent", 0), failed, begun - visited, answered, reminded, visits)


def _mails(survey_id: int) -> dict[str, int]:
    purpose = "invitation:" + cast(Invitation.id, String)
    rows = (
        select(Mail.state, func.count())
        .join(Invitation, Mail.purpose == purpose)
        .where(Invitation.survey_id == survey_id)
        .group_by(Mail.state)
    )
    return {row[0]: row[1] for row in db.session.execute(rows)}


def overview(edition_id: int) -> list[tuple[Survey, int, int]]:
    """Return the edition's surveys with how many were invited and how many answered, the newest first."""
    rows = (
        select(Survey, func.count(Invitation.id), func.count(Invitation.answered_at))
        .outerjoin(Invitation, Invitation.survey_id == Survey.id)
        .where(Survey.edition_id == edition_id)
        .group_by(Survey.id)
        .order_by(Survey.opens_at.desc(), Survey.id)
    )
    return [(survey, invited, answered) for survey, invited, answered in db.session.execute(rows)]


def missing(survey_id: int, after: str | None) -> Page:
    """Return a page of the invited who have not answered, by exhibitor."""
    rows = (
        select(
            Invitation.id, Invitation.exhibitor_id, Exhibitor.relationship_class,
            Exhibitor.name.label("company"), Contact.name.label("contact"), Contact.email, Contact.phone,
            Person.name.label("owner"), Invitation.reminded_at, Response.id.label("begun"),
            Contact.surveys_refused_at, Contact.bounced_at, Invitation.token,
        )
        .join(Exhibitor, Exhibitor.id == Invitation.exhibitor_id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .outerjoin(Person, Person.id == Exhibitor.owner_id)
        .outerjoin(Response, Response.invitation_id == Invitation.id)
        .where(Invitation.survey_id == survey_id, Invitation.answered_at.is_(None))
    )  # fmt: skip
    return page(rows, [Exhibitor.name, Invitation.id], after)


def _said(survey_id: int, *which: ColumnElement[bool]) -> Select:
    return (
        select(
            Response.id, Response.submitted_at, Response.overall, Response.recommend, Response.comment,
            Response.exhibitor_id, Exhibitor.name.label("company"), Contact.name.label("contact"),
            Visit.said,
        )
        .outerjoin(Exhibitor, Exhibitor.id == Response.exhibitor_id)
        .outerjoin(Contact, Contact.id == Response.contact_id)
        .outerjoin(Visit, Visit.response_id == Response.id)
        .where(Response.survey_id == survey_id, Response.submitted_at.is_not(None), *which)
    )  # fmt: skip


def comments(survey_id: int, after: str | None) -> Page:
    """Return a page of comments, the newest first."""
    keys = [Response.submitted_at, Response.id]
    return page(_said(survey_id, Response.comment.is_not(None)), keys, after, descending=True, size=20)


def answered(survey_id: int, limit: int) -> list[Row]:
    """Return the latest answers."""
    rows = _said(survey_id).order_by(Response.submitted_at.desc(), Response.id.desc()).limit(limit)
    return list(db.session.execute(rows).all())
