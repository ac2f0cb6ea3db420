"""What signs are looked for in: the filled surveys about people, and whom of theirs was invited."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select

from complaints.models import Complaint
from exhibitors.models import Contact
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db
from scoring.gathering import HIGHEST
from scoring.signs import Given
from staff.models import Person
from surveys.doors.models import Door, DoorKind, Visit
from surveys.kinds import SurveyKind
from surveys.models import Invitation, Survey
from surveys.ratings import statement
from surveys.response import Answer, Response


def given(edition_ids: Sequence[int]) -> dict[int, list[Given]]:
    """Return every person's answers, one entry a filled survey, in the order they were handed in."""
    one = Answer.person_id, Response.exhibitor_id, Survey.edition_id, Response.id
    about = Response.started_at, Response.submitted_at, Response.comment
    columns = *one, *about, func.lower(Contact.email).label("address"), Door.id.label("kiosk")
    query = statement(edition_ids).with_only_columns(*columns, func.min(Answer.number).label("least"))
    query = (
        query.outerjoin(Contact, Contact.id == Response.contact_id)
        .outerjoin(Visit, Visit.response_id == Response.id)
        .outerjoin(Door, (Door.id == Visit.door_id) & (Door.kind == DoorKind.KIOSK))
        .group_by(None)
        .group_by(*one, *about, Contact.email, Door.id)
        .order_by(Response.submitted_at, Response.id)
    )
    found: dict[int, list[Given]] = defaultdict(list)
    for row in db.session.execute(query):
        filled = Given(
            exhibitor=row.exhibitor_id,
            edition=row.edition_id,
            began=row.started_at,
            ended=row.submitted_at,
            top=row.least >= HIGHEST,
            address=row.address or None,
            kiosk=row.kiosk,
            words=row.comment or "",
        )
        found[row.person_id].append(filled)
    return found


def own_addresses() -> frozenset[str]:
    """Return the mail addresses of our own people, in small letters."""
    return frozenset(db.session.scalars(select(func.lower(Person.email))))


def invited(edition_id: int) -> set[int]:
    """Return the exhibitors that were invited to the post-show survey of an edition."""
    query = select(Invitation.exhibitor_id).join(Survey, Survey.id == Invitation.survey_id)
    post_show = Survey.edition_id == edition_id, Survey.kind == SurveyKind.POST_SHOW
    return set(db.session.scalars(query.where(*post_show)))


def taking_part(edition_id: int) -> set[int]:
    """Return the exhibitors of an edition that somebody could have invited: those with a mail address."""
    reachable = select(Contact.exhibitor_id).where(Contact.email.is_not(None))
    query = select(Participation.exhibitor_id).where(Participation.exhibitor_id.in_(reachable))
    there = Participation.edition_id == edition_id, Participation.status.in_(TAKING_PART)
    return set(db.session.scalars(query.where(*there)))


def complained(edition_id: int) -> set[int]:
    """Return the exhibitors with a complaint about an edition."""
    return set(db.session.scalars(select(Complaint.exhibitor_id).where(Complaint.edition_id == edition_id)))
