"""Notes that a participation's cost to serve changed where no row left behind tells of it."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, Select, delete, insert, literal, select
from sqlalchemy.orm import Mapped, mapped_column

from exhibitors.participation import Participation
from foundation import clock
from foundation.database import Base, UtcDateTime, db

KEPT = timedelta(days=1)


class FactChanged(Base):
    """Hours were noted on a promise, or an answer to a service was taken back; kept for a day."""

    __tablename__ = "service_fact_changed"
    __table_args__ = ({"info": {"derived": True}},)
    id: Mapped[int] = mapped_column(primary_key=True)
    participation_id: Mapped[int] = mapped_column(
        ForeignKey("participation.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now, index=True)


def note(participation_ids: Select[Any]) -> None:
    """Note it of these participations, and forget what is older than a day."""
    now = clock.now()
    db.session.execute(delete(FactChanged).where(FactChanged.at < now - KEPT))
    rows = select(Participation.id, literal(now, UtcDateTime)).where(Participation.id.in_(participation_ids))
    db.session.execute(insert(FactChanged).from_select(["participation_id", "at"], rows))


def note_one(participation_id: int) -> None:
    """Note it of one participation."""
    note(select(Participation.id).where(Participation.id == participation_id))
