"""That a contact's personal data were erased: when, by whom, and how much was touched."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.database import Base, UtcDateTime


class Erasure(Base):
    """One erasure. `touched` counts the rows by table; nothing in it says who the person was."""

    __tablename__ = "erasure"
    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    exhibitor_id: Mapped[int | None] = mapped_column(
        ForeignKey("exhibitor.id", ondelete="SET NULL"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    touched: Mapped[dict[str, int]] = mapped_column(JSON)
