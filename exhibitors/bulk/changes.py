"""One change for many exhibitors, whatever is changed: which fields there are, doing it, taking it back."""

from typing import Any

from sqlalchemy import ColumnElement, Select, select, update

from exhibitors import history
from exhibitors.bulk import custom_values, tagging
from exhibitors.custom import CustomField
from exhibitors.custom_kinds import Stored
from exhibitors.field_change import Cause, ChangeBatch, FieldChange
from exhibitors.field_text import CUSTOM, TAG
from exhibitors.models import Exhibitor
from exhibitors.tags import Tag
from foundation import clock
from foundation.database import db

Ids = Select[*tuple[Any, ...]]


class Gone(Exception):
    """The field or tag of a batch is not there any more."""


def set_column(ids: Ids, column: str, value: Any, person_id: int | None) -> ChangeBatch:
    """Give the exhibitors one value of a column of our own."""
    batch = history.record_bulk(ids, column, value, person_id)
    history.apply(batch)
    return batch


def set_custom(ids: Ids, field: CustomField, value: Stored | None, person_id: int | None) -> ChangeBatch:
    """Give the exhibitors one value of a custom field, None to take it away."""
    batch = custom_values.record(ids, field, value, person_id)
    custom_values.apply(batch, field, value)
    _touch(batch, Cause.BULK)
    return batch


def set_tag(ids: Ids, tag: Tag, on: bool, person_id: int | None) -> ChangeBatch:
    """Put a tag on the exhibitors, or take it off."""
    batch = tagging.record(ids, tag, on, person_id)
    tagging.apply(batch, tag.id)
    _touch(batch, Cause.BULK)
    return batch


def take_back(batch: ChangeBatch) -> int:
    """Give everybody back what they had, but not where somebody has changed it since; return how many.

    Raises Gone when the field or tag was deleted meanwhile.
    """
    if batch.field.startswith(CUSTOM):
        custom_values.take_back(batch, _there(CustomField, batch.field.removeprefix(CUSTOM)))
    elif batch.field.startswith(TAG):
        tagging.take_back(batch, _there(Tag, batch.field.removeprefix(TAG)).id)
    else:
        return batch.changed - history.take_back(batch)
    batch.undone_at = clock.now()
    return _touch(batch, Cause.RESTORE)


def _there(kind: type[Any], number: str) -> Any:
    found = db.session.get(kind, int(number))
    if found is None or found.removed_at is not None:
        raise Gone
    return found


def _touch(batch: ChangeBatch, cause: Cause) -> int:
    """Make an open edit of the changed exhibitors stale; return how many they are."""
    changed: ColumnElement[bool] = Exhibitor.id.in_(
        select(FieldChange.record_id).where(FieldChange.batch_id == batch.id, FieldChange.cause == cause)
    )
    values = {"version": Exhibitor.version + 1, "updated_at": clock.now()}
    statement = update(Exhibitor).where(changed).values(values)
    done = db.session.connection().execute(statement).rowcount
    db.session.expire_all()
    return done
