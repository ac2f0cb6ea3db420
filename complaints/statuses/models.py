"""The organiser's own statuses."""

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from complaints.kinds import State
from complaints.statuses.meaning import CLOCKS
from foundation.database import Base, one_of, word


class ComplaintStatus(Base):
    """One status. Its meaning never changes: what was said with it in a history stays true.

    Retired ones are offered no more; complaints that have one keep it until their next step.
    """

    __tablename__ = "complaint_status"
    __table_args__ = (
        one_of("step", State),
        one_of("clock", CLOCKS),
        Index(
            "uq_complaint_status_name",
            "name",
            unique=True,
            sqlite_where=text("NOT retired"),
            postgresql_where=text("NOT retired"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    step: Mapped[str] = word()
    clock: Mapped[str] = word()
    position: Mapped[int]
    retired: Mapped[bool] = mapped_column(default=False)
