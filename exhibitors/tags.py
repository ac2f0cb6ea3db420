"""Tags: words of an organiser's own that any number of exhibitors carry."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, delete, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from exhibitors.custom import KEPT, THERE
from exhibitors.field_text import TAG
from exhibitors.recording import write_down
from foundation import clock
from foundation.database import Base, Rows, UtcDateTime, Versioned, db, one_of, word


class Colour(StrEnum):
    """What a tag is marked with, beside its name."""

    GREY = "grey"
    INDIGO = "indigo"
    TEAL = "teal"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Tag(Versioned, Base):
    """A tag. A removed one is kept for 30 days with its exhibitors, for the undo."""

    __tablename__ = "tag"
    __table_args__ = (
        one_of("colour", Colour),
        Index("uq_tag_name", "name", unique=True, sqlite_where=THERE, postgresql_where=THERE),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    colour: Mapped[str] = word(default=Colour.GREY)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ExhibitorTag(Base):
    """A tag on an exhibitor."""

    __tablename__ = "exhibitor_tag"
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(
        ForeignKey("exhibitor.id", ondelete="CASCADE"), primary_key=True, index=True
    )


def tags() -> Sequence[Tag]:
    """Return the tags there are, by name."""
    return db.session.scalars(select(Tag).where(Tag.removed_at.is_(None)).order_by(Tag.name)).all()


def counts() -> dict[int, int]:
    """Return how many exhibitors carry each tag."""
    query = select(ExhibitorTag.tag_id, func.count().label("n")).group_by(ExhibitorTag.tag_id)
    return {row.tag_id: row.n for row in db.session.execute(query)}


def tags_of(exhibitor_ids: Iterable[int]) -> dict[int, Rows]:
    """Return (id, name, colour) of each exhibitor's tags, by name."""
    query = select(ExhibitorTag.exhibitor_id, Tag.id, Tag.name, Tag.colour).join(Tag)
    query = query.where(ExhibitorTag.exhibitor_id.in_(list(exhibitor_ids)), Tag.removed_at.is_(None))
    found: dict[int, Rows] = {}
    for row in db.session.execute(query.order_by(Tag.name)):
        found[row.exhibitor_id] = [*found.get(row.exhibitor_id, ()), row]
    return found


def set_tags(exhibitor_id: int, tag_ids: Iterable[int]) -> None:
    """Let an exhibitor carry these tags and no others of those there are."""
    names = {tag.id: tag.name for tag in tags()}
    wanted = set(tag_ids) & names.keys()
    mine = select(ExhibitorTag.tag_id).join(Tag).where(ExhibitorTag.exhibitor_id == exhibitor_id)
    held = set(db.session.scalars(mine.where(Tag.removed_at.is_(None))))
    gone = delete(ExhibitorTag).where(ExhibitorTag.exhibitor_id == exhibitor_id)
    db.session.execute(gone.where(ExhibitorTag.tag_id.in_(held - wanted)))
    rows = [{"exhibitor_id": exhibitor_id, "tag_id": tag_id} for tag_id in wanted - held]
    if rows:
        db.session.execute(insert(ExhibitorTag), rows)
    changed = sorted(wanted ^ held)
    before = {one: names[one] for one in held}
    after = {one: names[one] for one in wanted}
    write_down(exhibitor_id, [(f"{TAG}{one}", before.get(one), after.get(one)) for one in changed])


def name_taken(name: str, tag_id: int | None) -> bool:
    """Return whether another tag has the name."""
    same = select(Tag.id).where(Tag.name == name, Tag.removed_at.is_(None))
    return db.session.scalar(same.where(Tag.id.is_distinct_from(tag_id))) is not None


def remove(tag: Tag) -> None:
    """Take the tag off everybody; those removed more than 30 days ago go for good."""
    now = clock.now()
    db.session.execute(delete(Tag).where(Tag.removed_at < now - KEPT))
    tag.removed_at = now


def put_back(tag: Tag) -> bool:
    """Undo the removal; False where another tag has taken the name meanwhile."""
    if name_taken(tag.name, tag.id):
        return False
    tag.removed_at = None
    return True
