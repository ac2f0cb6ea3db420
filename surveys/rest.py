"""Nobody is asked too often: the days that must lie between two survey mails to one address."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, Select, Subquery, case, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from exhibitors.models import Contact
from foundation.database import Base, Versioned, db
from surveys.models import Invitation, Survey

USUAL = 7


class AskingRest(Versioned, Base):
    """The one row with the organiser's choice; without it the usual number of days. 0: no limit."""

    __tablename__ = "asking_rest"
    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("days BETWEEN 0 AND 365", name="days_range"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    days: Mapped[int] = mapped_column(default=USUAL)


@dataclass(frozen=True)
class Rest:
    """How long an address is left in peace before and after a mail that goes at `moment`."""

    moment: datetime
    days: int

    @property
    def around(self) -> tuple[datetime, datetime]:
        """Return between which moments (not counting them) another mail would be too near."""
        return self.moment - timedelta(days=self.days), self.moment + timedelta(days=self.days)


def days() -> int:
    """Return how many days lie between two survey mails to one address; 0: no limit."""
    chosen = db.session.scalar(select(AskingRest.days))
    return USUAL if chosen is None else chosen


def rest(moment: datetime) -> Rest:
    """Return the rest around a mail that goes at `moment`."""
    return Rest(moment, days())


def _mailed(rest: Rest) -> Select:
    """Return (address in small letters, last mail) of invitations and reminders too near; none if no limit.

    A mail that waits for its survey to open counts at that moment.
    """
    low, high = rest.around
    invited = case((Invitation.sent_at < Survey.opens_at, Survey.opens_at), else_=Invitation.sent_at)
    last = func.coalesce(Invitation.reminded_at, invited)
    address = func.lower(Contact.email)
    near = or_(*((moment > low) & (moment < high) for moment in (invited, Invitation.reminded_at)))
    return (
        select(address.label("address"), func.max(last).label("mailed_at"))
        .join(Survey, Survey.id == Invitation.survey_id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .where(Invitation.sent_at.is_not(None), Contact.email.is_not(None), near)
        .group_by(address)
    )


def lately(rest: Rest) -> Subquery:
    """Return the addresses that must be left in peace, with their last mail."""
    return _mailed(rest).subquery()
