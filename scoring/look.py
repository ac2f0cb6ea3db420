"""Every look at somebody's score or at the team's, kept: who looked, at what, when; one line an hour."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from foundation import clock
from foundation.database import Base, UtcDateTime, db, one_of, unit_of_work, word
from staff.models import Person

SAME_LOOK = timedelta(hours=1)


class Seen(StrEnum):
    """What was looked at."""

    PAGE = "page"
    FILE = "file"
    REPORT = "report"


class ScoreLook(Base):
    """One look by `person` at the score of `about`; `about_id` None: at the whole team's."""

    __tablename__ = "score_look"
    __table_args__ = (one_of("what", Seen), Index("ix_score_look_about", "about_id", "at", "id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    about_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    what: Mapped[str] = word()
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    person: Mapped[Person | None] = relationship(foreign_keys=person_id)


def note(person_id: int, about_id: int | None, what: Seen) -> None:
    """Keep a look, in a transaction of its own: the page that was read wrote nothing else.

    Looking again within the hour is the same look: whoever reloads a page hides no other line.
    """
    db.session.rollback()
    if _noted(person_id, about_id, what):
        return
    with unit_of_work():
        db.session.add(ScoreLook(person_id=person_id, about_id=about_id, what=what))


def _noted(person_id: int, about_id: int | None, what: Seen) -> bool:
    own = select(ScoreLook.id).where(
        ScoreLook.about_id == about_id if about_id else ScoreLook.about_id.is_(None),
        ScoreLook.person_id == person_id,
        ScoreLook.what == what,
        ScoreLook.at > clock.now() - SAME_LOOK,
    )
    return db.session.scalar(own.limit(1)) is not None


def looks_at(person_id: int, limit: int = 20) -> Sequence[ScoreLook]:
    """Return who looked at a person's score, or at the team's with it, the latest first."""
    query = select(ScoreLook).options(joinedload(ScoreLook.person))
    query = query.where((ScoreLook.about_id == person_id) | ScoreLook.about_id.is_(None))
    return db.session.scalars(query.order_by(ScoreLook.at.desc(), ScoreLook.id.desc()).limit(limit)).all()
