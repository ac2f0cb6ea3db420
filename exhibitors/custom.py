"""Custom fields: what an organiser records about exhibitors beyond our own columns."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, delete, select, text
from sqlalchemy.orm import Mapped, mapped_column

from exhibitors.custom_kinds import FieldKind, Stored, typed
from exhibitors.field_text import CUSTOM
from exhibitors.provenance import Imported
from exhibitors.recording import write_down
from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned, db, one_of, word
from foundation.upsert import upsert

KEPT = timedelta(days=30)
THERE = text("removed_at IS NULL")


class CustomField(Versioned, Base):
    """A field of an organiser's own. A removed one is kept for 30 days with its values, for the undo."""

    __tablename__ = "custom_field"
    __table_args__ = (
        one_of("kind", FieldKind),
        Index("uq_custom_field_name", "name", unique=True, sqlite_where=THERE, postgresql_where=THERE),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str] = word(default=FieldKind.TEXT)
    choices: Mapped[list[str]] = mapped_column(JSON, default=list)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CustomValue(Imported, Base):
    """An exhibitor's value of a custom field; blank has no row. Indexed for filter and sort by field.

    Numbers and yes/no (1, 0) are in `number`, texts, choices and days (YYYY-MM-DD) in `text`.
    """

    __tablename__ = "custom_value"
    __table_args__ = (
        Index("ix_custom_value_text", "field_id", "text", "exhibitor_id"),
        Index("ix_custom_value_number", "field_id", "number", "exhibitor_id"),
        CheckConstraint("(text IS NULL) <> (number IS NULL)", name="one_value"),
        CheckConstraint("length(text) <= 500", name="text_short"),
    )
    exhibitor_id: Mapped[int] = mapped_column(
        ForeignKey("exhibitor.id", ondelete="CASCADE"), primary_key=True
    )
    field_id: Mapped[int] = mapped_column(ForeignKey("custom_field.id", ondelete="CASCADE"), primary_key=True)
    text: Mapped[str | None]
    number: Mapped[float | None]


def fields() -> Sequence[CustomField]:
    """Return the fields there are, by name."""
    there = select(CustomField).where(CustomField.removed_at.is_(None))
    return db.session.scalars(there.order_by(CustomField.name)).all()


def values_of(exhibitor_id: int) -> dict[int, str]:
    """Return the exhibitor's values as they are typed, by field."""
    query = select(CustomValue.field_id, CustomField.kind, CustomValue.text, CustomValue.number)
    query = query.join(CustomField, CustomField.id == CustomValue.field_id)
    rows = db.session.execute(query.where(CustomValue.exhibitor_id == exhibitor_id))
    return {field_id: typed(kind, text, number) for field_id, kind, text, number in rows}


def store(exhibitor_id: int, values: Mapping[int, Stored | None]) -> None:
    """Write values by field, and what changed into the history; None takes a value away.

    What is written by hand is no import's any more.
    """
    before, kinds = values_of(exhibitor_id), _kinds(values)
    after = {number: typed(kinds[number], *value) for number, value in values.items() if value is not None}
    changed = [number for number in values if before.get(number) != after.get(number)]
    gone = delete(CustomValue).where(CustomValue.exhibitor_id == exhibitor_id)
    db.session.execute(gone.where(CustomValue.field_id.in_(set(changed) - after.keys())))
    here = {"exhibitor_id": exhibitor_id, "import_run_id": None}
    rows = [{**here, "field_id": one, **value._asdict()} for one in changed if (value := values[one])]
    upsert(CustomValue, rows, ["exhibitor_id", "field_id"])
    write_down(exhibitor_id, [(f"{CUSTOM}{one}", before.get(one), after.get(one)) for one in changed])


def _kinds(field_ids: Iterable[int]) -> dict[int, str]:
    query = select(CustomField.id, CustomField.kind).where(CustomField.id.in_(list(field_ids)))
    return {row.id: row.kind for row in db.session.execute(query)}


def name_taken(name: str, field_id: int | None) -> bool:
    """Return whether another field has the name."""
    same = select(CustomField.id).where(CustomField.name == name, CustomField.removed_at.is_(None))
    return db.session.scalar(same.where(CustomField.id.is_distinct_from(field_id))) is not None


def remove(field: CustomField) -> None:
    """Take the field out of use; those removed more than 30 days ago go for good, with their values."""
    now = clock.now()
    db.session.execute(delete(CustomField).where(CustomField.removed_at < now - KEPT))
    field.removed_at = now


def put_back(field: CustomField) -> bool:
    """Undo the removal; False where another field has taken the name meanwhile."""
    if name_taken(field.name, field.id):
        return False
    field.removed_at = None
    return True
