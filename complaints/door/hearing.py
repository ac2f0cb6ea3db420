"""Opening a complaint out of what somebody typed behind a link. The caller commits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import joinedload

from complaints import actions
from complaints.kinds import Severity, Source
from complaints.models import Complaint
from events.models import Edition, Show
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import TAKING_PART, Participation, Stand
from exhibitors.participations import number_now
from foundation import clock
from foundation.database import db
from surveys.models import Invitation, Survey

OPEN_AFTER = timedelta(days=180)
"""How long after an event its links still work."""
SEVERITIES = (Severity.LOW, Severity.MEDIUM, Severity.HIGH)
LENGTHS = {"what": 200, "more": 5000, "name": 120, "reach": 200}


@dataclass(frozen=True)
class Typed:
    """What was typed; `problems` are the names of fields that are empty or too long."""

    what: str
    more: str
    name: str
    reach: str
    severity: str

    @property
    def problems(self) -> list[str]:
        """Return the fields that cannot be taken as they are."""
        long = [name for name, most in LENGTHS.items() if len(getattr(self, name)) > most]
        return long if self.what else ["what", *long]


_PLACE = (
    select(
        Participation.id, Participation.exhibitor_id, Participation.edition_id, Participation.status,
        Exhibitor.name.label("company"), Edition.name.label("edition_name"), Show.name.label("show_name"),
        Edition.ends_on,
    )
    .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
    .join(Edition, Edition.id == Participation.edition_id)
    .join(Show, Show.id == Edition.show_id)
    .where(Participation.id == bindparam("number"))
)  # fmt: skip
# Built once: building it costs as much as running it, and everybody who opens the form waits for both.


def place(participation_id: int) -> Row | None:
    """Return exhibitor and event of a participation, or of what it became, whose links work now."""
    found = _found(participation_id) or _found(number_now(participation_id))
    if found is None or found.status not in TAKING_PART:
        return None
    return found if found.ends_on >= clock.now().date() - OPEN_AFTER else None


def places_of(exhibitor_id: int) -> Sequence[Row[int, str]]:
    """Return number and event of an exhibitor's participations whose links work now, the last one first."""
    own = (
        select(Participation.id, Edition.name)
        .join(Edition, Edition.id == Participation.edition_id)
        .where(Participation.exhibitor_id == exhibitor_id, Participation.status.in_(TAKING_PART))
        .where(Edition.ends_on >= clock.now().date() - OPEN_AFTER)
    )
    return db.session.execute(own.order_by(Participation.id.desc())).all()


def _found(number: int) -> Row | None:
    return db.session.execute(_PLACE, {"number": number}).one_or_none()


def participation_of(invitation_token: str) -> int | None:
    """Return the participation that somebody who was asked in a survey complains about, None without one."""
    asked = (
        select(Participation.id)
        .join(Survey, Survey.edition_id == Participation.edition_id)
        .join(Invitation, Invitation.survey_id == Survey.id)
        .where(Invitation.token == invitation_token, Participation.exhibitor_id == Invitation.exhibitor_id)
    )
    return db.session.scalar(asked.order_by(Participation.id).limit(1))


def _contact(exhibitor_id: int, reach: str) -> Contact | None:
    """Return the company's contact with the address that was typed: the receipt goes to nobody else."""
    own = select(Contact).where(Contact.exhibitor_id == exhibitor_id)
    return (
        db.session.scalar(own.where(func.lower(Contact.email) == reach.lower()).limit(1)) if reach else None
    )


def _stand(participation_id: int) -> int | None:
    """Return the stand that a card can only mean, None where the exhibitor has none or several."""
    own = select(Stand.id).where(Stand.participation_id == participation_id).limit(2)
    stands = db.session.scalars(own).all()
    return stands[0] if len(stands) == 1 else None


def hear(at: Row, typed: Typed) -> Complaint:
    """Open the complaint; who wrote it is told as it was typed, because nobody has verified it."""
    who = ", ".join(filter(None, (typed.name, typed.reach)))
    heard = actions.Heard(
        exhibitor=db.session.get_one(Exhibitor, at.exhibitor_id, options=[joinedload(Exhibitor.owner)]),
        edition=db.session.get_one(Edition, at.edition_id, options=[joinedload(Edition.venue)]),
        title=typed.what,
        description="\n\n".join(filter(None, (typed.more, who))) or None,
        severity=typed.severity,
        contact=_contact(at.exhibitor_id, typed.reach),
        stand_id=_stand(at.id),
        source=Source.LINK,
    )
    return actions.open_complaint(heard, None)
