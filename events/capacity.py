"""The hours that a person has for an edition."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events.models import Edition
from foundation.database import Base
from staff.models import Person


class Capacity(Base):
    """Hours of one person for one edition, as a manager entered them; 0: takes no exhibitors."""

    __tablename__ = "capacity"
    __table_args__ = (
        UniqueConstraint("edition_id", "person_id"),
        CheckConstraint("hours >= 0 AND hours <= 4000", name="hours_possible"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    hours: Mapped[float]
    edition: Mapped[Edition] = relationship()
    person: Mapped[Person] = relationship()
