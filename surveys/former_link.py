"""The link of an invitation that became one with another: mailed before, it goes on leading there."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Base


class FormerLink(Base):
    """A token of an invitation that was dropped as two contacts, both asked in one survey, became one."""

    __tablename__ = "former_link"
    id: Mapped[int] = mapped_column(primary_key=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), index=True)
    token: Mapped[str] = mapped_column(unique=True)
