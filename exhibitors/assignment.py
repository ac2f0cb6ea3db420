"""Giving many exhibitors to one owner at once, and taking that back with one click."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Select, UniqueConstraint, delete, insert, literal, select, update
from sqlalchemy.orm import Mapped, mapped_column

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, db


class Assignment(Base):
    """One handing-over: who did it, to whom (None: to nobody), how many exhibitors it moved."""

    __tablename__ = "assignment"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    moved: Mapped[int] = mapped_column(default=0)
    assigned_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class FormerOwner(Base):
    """Whose an exhibitor was before an assignment."""

    __tablename__ = "former_owner"
    __table_args__ = (UniqueConstraint("assignment_id", "exhibitor_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"))
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)


def assign(ids: Select[*tuple[Any, ...]], owner_id: int | None, person_id: int | None) -> Assignment:
    """Give the exhibitors that `ids` selects to the owner, with two statements however many there are."""
    assignment = Assignment(owner_id=owner_id, person_id=person_id)
    db.session.add(assignment)
    db.session.flush()
    moving = select(literal(assignment.id), Exhibitor.id, Exhibitor.owner_id).where(
        Exhibitor.id.in_(ids), Exhibitor.owner_id.is_distinct_from(owner_id)
    )
    kept = insert(FormerOwner).from_select(["assignment_id", "exhibitor_id", "owner_id"], moving)
    db.session.execute(kept)
    assignment.moved = _change(_of(assignment), owner_id)
    return assignment


def undo(assignment: Assignment) -> int:
    """Give back every exhibitor that still belongs to the assignment's owner; return how many."""
    former = select(FormerOwner.owner_id).where(
        FormerOwner.assignment_id == assignment.id, FormerOwner.exhibitor_id == Exhibitor.id
    )
    unchanged = _of(assignment).join(Exhibitor, Exhibitor.id == FormerOwner.exhibitor_id)
    unchanged = unchanged.where(Exhibitor.owner_id.is_not_distinct_from(assignment.owner_id))
    given_back = _change(unchanged, former.scalar_subquery())
    db.session.execute(delete(FormerOwner).where(FormerOwner.assignment_id == assignment.id))
    assignment.undone_at = clock.now()
    return given_back


def _of(assignment: Assignment) -> Select[int]:
    return select(FormerOwner.exhibitor_id).where(FormerOwner.assignment_id == assignment.id)


def _change(ids: Select[int], owner: Any) -> int:
    values = {"owner_id": owner, "version": Exhibitor.version + 1, "updated_at": clock.now()}
    change = update(Exhibitor).where(Exhibitor.id.in_(ids)).values(values)
    return db.session.connection().execute(change).rowcount
