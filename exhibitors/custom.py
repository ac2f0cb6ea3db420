"""Custom fields: what an organiser records about exhibitors beyond our own columns."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from exhibitors.custom_kinds import FieldKind, Stored, typed
from exhibitors.field_text import CUSTOM
from exhibitors.named import Named, name_once
from exhibitors.provenance import Imported
from exhibitors.recording import write_down
from foundation.database import Base, Rows, db, one_of, word
from foundation.upsert import upsert


class CustomField(Named, Base):
    """A field of an organiser's own, removed with its values."""

    __tablename__ = "custom_field"
    __table_args__ = (one_of("kind", FieldKind), name_once("custom_field"))
    kind: Mapped[str] = word(default=FieldKind.TEXT)
    choices: Mapped[list[str]] = mapped_column(JSON, default=list)


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
    return CustomField.all_there()


def values_of(exhibitor_id: int) -> dict[int, str]:
    """Return the exhibitor's values as they are typed, by field."""
    query = select(CustomValue.field_id, CustomField.kind, CustomValue.text, CustomValue.number)
    query = query.join(CustomField, CustomField.id == CustomValue.field_id)
    rows = db.session.execute(query.where(CustomValue.exhibitor_id == exhibitor_id))
    return {field_id: typed(kind, text, number) for field_id, kind, text, number in rows}


def named_values(exhibitor_id: int) -> Rows:
    """Return (name, kind, text, number) of the exhibitor's values of the fields there are, by name."""
    query = select(CustomField.name, CustomField.kind, CustomValue.text, CustomValue.number)
    query = query.join(CustomValue, CustomValue.field_id == CustomField.id)
    mine = (CustomValue.exhibitor_id == exhibitor_id, CustomField.removed_at.is_(None))
    return db.session.execute(query.where(*mine).order_by(CustomField.name)).all()


def values_by_exhibitor(exhibitor_ids: Sequence[int]) -> dict[int, dict[int, str | float]]:
    """Return the values of many exhibitors by exhibitor and field: numbers as such, all else as typed."""
    value = CustomValue
    query = select(value.exhibitor_id, value.field_id, CustomField.kind, value.text, value.number)
    query = query.join(CustomField, CustomField.id == CustomValue.field_id)
    found: dict[int, dict[int, str | float]] = {}
    rows = db.session.execute(query.where(CustomValue.exhibitor_id.in_(exhibitor_ids)))
    for exhibitor, field, kind, text, number in rows:
        known = number if number is not None and kind == FieldKind.NUMBER else typed(kind, text, number)
        found.setdefault(exhibitor, {})[field] = known
    return found


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
