"""Who of us saw what: how far down its history each person has read a complaint."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column, relationship

from complaints.models import ComplaintStep
from foundation import clock
from foundation.database import Base, UtcDateTime, db
from staff.models import Person


class ComplaintReader(Base):
    """A person who looked at a complaint. `step_id` is the last line of the history there was to see."""

    __tablename__ = "complaint_reader"
    __table_args__ = (UniqueConstraint("complaint_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    step_id: Mapped[int] = mapped_column(default=0)
    first_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    person: Mapped[Person] = relationship()


def see(complaint_id: int, person: Person) -> None:
    """Note that a person has the whole history of a complaint in front of them now."""
    last = select(func.max(ComplaintStep.id)).where(ComplaintStep.complaint_id == complaint_id)
    step_id, now = db.session.scalar(last) or 0, clock.now()
    mine = ComplaintReader.complaint_id == complaint_id, ComplaintReader.person_id == person.id
    again = update(ComplaintReader).where(*mine).values(step_id=step_id, last_at=now)
    if db.session.connection().execute(again).rowcount:
        return
    try:
        with db.session.begin_nested():
            first = ComplaintReader(complaint_id=complaint_id, person_id=person.id, step_id=step_id)
            db.session.add(first)
    except IntegrityError:
        return


def readers(complaint_id: int) -> list[ComplaintReader]:
    """Return who looked at a complaint, the latest first."""
    those = select(ComplaintReader).where(ComplaintReader.complaint_id == complaint_id)
    return list(db.session.scalars(those.order_by(ComplaintReader.last_at.desc(), ComplaintReader.id)))
