"""What an organiser keeps under names of its own, no two the same: tags, custom fields; removal is undone."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import Index, delete, select, text
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.database import UtcDateTime, Versioned, db

KEPT = timedelta(days=30)
THERE = text("removed_at IS NULL")


def name_once(table: str) -> Index:
    """Return the index by which no two rows of the table that are there have the same name."""
    return Index(f"uq_{table}_name", "name", unique=True, sqlite_where=THERE, postgresql_where=THERE)


class Named(Versioned):
    """A row with a name. A removed one is kept for 30 days with what hangs on it, for the undo."""

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @classmethod
    def all_there(cls) -> Sequence[Self]:
        """Return those that are not removed, by name."""
        return db.session.scalars(select(cls).where(cls.removed_at.is_(None)).order_by(cls.name)).all()

    @classmethod
    def name_taken(cls, name: str, but: int | None = None) -> bool:
        """Return whether another one than `but` has the name."""
        same = select(cls.id).where(cls.name == name, cls.removed_at.is_(None))
        return db.session.scalar(same.where(cls.id.is_distinct_from(but))) is not None

    def remove(self) -> None:
        """Take it out of use; those removed more than 30 days ago go for good, with what hangs on them."""
        now, kind = clock.now(), type(self)
        db.session.execute(delete(kind).where(kind.removed_at < now - KEPT))
        self.removed_at = now

    def put_back(self) -> bool:
        """Undo the removal; False where another one has taken the name meanwhile."""
        if self.name_taken(self.name, self.id):
            return False
        self.removed_at = None
        return True
