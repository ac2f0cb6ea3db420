"""Tags: words of an organiser's own that any number of exhibitors carry."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from sqlalchemy import ForeignKey, delete, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from exhibitors.field_text import TAG
from exhibitors.named import Named, name_once
from exhibitors.recording import write_down
from foundation.database import Base, Rows, db, one_of, word


class Colour(StrEnum):
    """What a tag is marked with, beside its name."""

    GREY = "grey"
    INDIGO = "indigo"
    TEAL = "teal"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Tag(Named, Base):
    """A tag; removed, it comes off everybody."""

    __tablename__ = "tag"
    __table_args__ = (one_of("colour", Colour), name_once("tag"))
    colour: Mapped[str] = word(default=Colour.GREY)


class ExhibitorTag(Base):
    """A tag on an exhibitor."""

    __tablename__ = "exhibitor_tag"
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(
        ForeignKey("exhibitor.id", ondelete="CASCADE"), primary_key=True, index=True
    )


def tags() -> Sequence[Tag]:
    """Return the tags there are, by name."""
    return Tag.all_there()


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
