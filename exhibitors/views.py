"""Saved views: a list with its filters, columns and sort under a name, private or shared."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint, delete, or_, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from exhibitors.filters import UnknownFilter, from_address
from exhibitors.listing.conditions import Seen
from exhibitors.listing.fields import Fields
from exhibitors.listing.grammar import BadFilter, written
from exhibitors.listing.pruning import pruned
from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned, db
from staff.models import Person


class SavedView(Versioned, Base):
    """A list as its owner saved it; `query` holds the arguments of its address. Others see a shared one."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("person_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    name: Mapped[str]
    shared: Mapped[bool] = mapped_column(default=False, index=True)
    query: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    person: Mapped[Person] = relationship()


class DefaultView(Base):
    """The view that a person's list opens with."""

    __tablename__ = "default_view"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    view_id: Mapped[int] = mapped_column(ForeignKey("saved_view.id", ondelete="CASCADE"), index=True)


def visible_to(person_id: int) -> Sequence[SavedView]:
    """Return the person's own views and those that others share, by name."""
    mine = or_(SavedView.person_id == person_id, SavedView.shared)
    query = select(SavedView).options(joinedload(SavedView.person)).where(mine)
    return db.session.scalars(query.order_by(SavedView.name, SavedView.id)).all()


def visible(view_id: int, person_id: int) -> SavedView | None:
    """Return the view if the person may open it."""
    view = db.session.get(SavedView, view_id)
    return view if view and (view.shared or view.person_id == person_id) else None


def default_of(person_id: int) -> int | None:
    """Return the view that the person's list opens with, if it is still there to see."""
    query = select(SavedView.id).join(DefaultView, DefaultView.view_id == SavedView.id)
    seen = or_(SavedView.person_id == person_id, SavedView.shared)
    return db.session.scalar(query.where(DefaultView.person_id == person_id, seen))


def make_default(person_id: int, view_id: int | None) -> None:
    """Let the person's list open with the view; None: with everybody."""
    db.session.execute(delete(DefaultView).where(DefaultView.person_id == person_id))
    if view_id is not None:
        db.session.add(DefaultView(person_id=person_id, view_id=view_id))


def name_taken(person_id: int, name: str, view_id: int | None) -> bool:
    """Return whether another view of the person has the name."""
    same = select(SavedView.id).where(SavedView.person_id == person_id, SavedView.name == name)
    return db.session.scalar(same.where(SavedView.id.is_distinct_from(view_id))) is not None


def usable(
    query: Mapping[str, str], fields: Fields, seen: Seen
) -> tuple[dict[str, str], list[BadFilter | UnknownFilter]]:
    """Return the arguments of a view that still mean something, and what is wrong with the others."""
    kept, wrong = dict(query), []
    for name in query:
        try:
            from_address({name: query[name]}, None)
        except (UnknownFilter, BadFilter) as error:
            wrong.append(error)
            del kept[name]
    where, lost = pruned(from_address(kept, None).where, fields, seen)
    columns = kept.get("columns", "").split(",")
    gone = [key for key in (*columns, kept.get("sort", "").removeprefix("-")) if _is_gone(key, fields)]
    kept |= {"where": written(where), "columns": ",".join(key for key in columns if key not in gone)}
    if kept.get("sort", "").removeprefix("-") in gone:
        del kept["sort"]
    wrong += [*lost, *(BadFilter("unknown", key) for key in dict.fromkeys(gone))]
    return {name: value for name, value in kept.items() if value}, wrong


def _is_gone(key: str, fields: Fields) -> bool:
    return bool(key) and key != "added" and key not in fields
