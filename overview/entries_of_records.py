"""What happened to an exhibitor's record: files, edits, lists that brought it in, merges; as in `entries`."""

from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, null, or_, select

from exhibitors.attachment import Attachment
from exhibitors.field_change import Cause, FieldChange
from exhibitors.imports.models import ImportRow, ImportRun, Outcome, State
from exhibitors.merge import Merge
from staff.models import Person

Entries = Select[*tuple[Any, ...]]


def imports(exhibitor_id: int) -> Entries:
    taken = (Outcome.CREATED, Outcome.MATCHED)
    return (
        select(
            literal("import"),
            ImportRow.id,
            ImportRun.created_at,
            ImportRun.filename,
            ImportRow.outcome,
            Person.name,
        )
        .join(ImportRun, ImportRun.id == ImportRow.run_id)
        .outerjoin(Person, Person.id == ImportRun.person_id)
        .where(ImportRow.exhibitor_id == exhibitor_id, ImportRow.outcome.in_(taken))
        .where(ImportRun.state.in_((State.RUNNING, State.DONE)))
    )


def merges(exhibitor_id: int) -> Entries:
    undone: ColumnElement[Any] = case((Merge.undone_at.is_not(None), "undone"), else_=null())
    return (
        select(literal("merge"), Merge.id, Merge.merged_at, Merge.gone_name, undone, Person.name)
        .outerjoin(Person, Person.id == Merge.person_id)
        .where(or_(Merge.kept_id == exhibitor_id, Merge.gone_id == exhibitor_id))
    )


def edits(exhibitor_id: int) -> Entries:
    """Fields saved together are one entry: its record, and the fields parted by blanks."""
    together = (
        FieldChange.at,
        FieldChange.record,
        FieldChange.record_id,
        FieldChange.cause,
        FieldChange.person_id,
        Person.name,
    )
    shown = (Cause.EDIT, Cause.BULK, Cause.RESTORE)
    return (
        select(
            literal("edit"),
            func.min(FieldChange.id),
            FieldChange.at,
            FieldChange.record,
            func.aggregate_strings(FieldChange.field, " "),
            Person.name,
        )
        .outerjoin(Person, Person.id == FieldChange.person_id)
        .where(FieldChange.exhibitor_id == exhibitor_id, FieldChange.cause.in_(shown))
        .group_by(*together)
    )


def files(exhibitor_id: int) -> Entries:
    return (
        select(literal("file"), Attachment.id, Attachment.added_at, Attachment.name, null(), Person.name)
        .outerjoin(Person, Person.id == Attachment.person_id)
        .where(Attachment.exhibitor_id == exhibitor_id, Attachment.removed_at.is_(None))
    )
