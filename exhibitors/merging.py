"""One company of two records: everything moves to the one that is kept; and back, when it was a mistake."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, func, select
from sqlalchemy.orm.attributes import flag_modified

from exhibitors import actions, combining
from exhibitors.assigned import keep_in_step
from exhibitors.assignment import Assignment, Duty
from exhibitors.merge import Merge
from exhibitors.merge_history import write_down, write_down_undoing
from exhibitors.merge_refusals import (
    AlreadyUndone,
    KeptIsGone,
    MergedAgain,
    MergedMeanwhile,
    NotThere,
    SameRecord,
)
from exhibitors.models import Alias, Contact, Exhibitor
from exhibitors.names import search_text
from exhibitors.participation import Participation, Stand
from foundation import clock
from foundation.database import db
from foundation.folding import Rules, fold
from foundation.journal import Journal
from foundation.taking_back import Left, TakingBack

EXHIBITORS = cast(Table, Exhibitor.__table__)
ALIASES = cast(Table, Alias.__table__)
CONTACTS = cast(Table, Contact.__table__)
ASSIGNMENTS = cast(Table, Assignment.__table__)
NEVER = frozenset({"import_run_id", "import_number"})


@dataclass(frozen=True)
class Choices:
    """What a person chose: fields to take from the record that goes, and by edition whose money stays."""

    fields: Collection[str] = ()
    money: Mapping[int, combining.Money] = field(default_factory=dict)


NOTHING_CHOSEN = Choices()


def merge(keep_id: int, gone_id: int, person_id: int | None, choices: Choices = NOTHING_CHOSEN) -> Merge:
    """Move everything of `gone_id` to `keep_id` and return the record of it; MergeRefused when it cannot be.

    Both names stay as names of the kept exhibitor. Its empty fields are filled from the other one; where
    both were in one edition, the fuller participation's values stay and hours and costs are added up.
    """
    keep, gone = _both(keep_id, gone_id)
    names = [gone.name, *(alias.name for alias in gone.aliases), keep.name]
    merged = Merge(
        kept_id=keep_id,
        keep_number=keep_id,
        gone_id=gone_id,
        kept_name=keep.name,
        gone_name=gone.name,
        search_text=search_text(keep.name, gone.name),
        person_id=person_id,
    )
    journal = Journal()
    _one_main_contact(journal, keep_id, gone_id)
    _one_owner(journal, keep_id, gone_id)
    fold(journal, EXHIBITORS, keep_id, gone_id, _rules(choices))
    journal.forget_loaded()
    _remember_names(journal, keep_id, names)
    merged.steps = journal.steps
    db.session.add(merged)
    db.session.flush()
    keep_in_step([keep_id])
    write_down(merged)
    return merged


def undo(merge_id: int, person_id: int | None) -> list[Left]:
    """Put everything back as it was, and return what was edited since and stays; MergeRefused if undone."""
    merged = db.session.get(Merge, merge_id, with_for_update=True, populate_existing=True)
    if merged is None:
        raise NotThere
    if merged.undone_at is not None:
        raise AlreadyUndone
    if merged.kept_id is None:
        raise KeptIsGone
    if merged.kept_id != merged.keep_number:
        raise MergedAgain
    later = _later(merged)
    back = TakingBack([one.steps for one in later])
    back.run(merged.steps)
    for one in later:
        flag_modified(one, "steps")
    db.session.flush()
    db.session.expire_all()
    merged.undone_at, merged.undone_by_id, merged.left = clock.now(), person_id, back.left or None
    merged.gone_id = back.number(EXHIBITORS.name, merged.gone_id)
    for number in (merged.keep_number, merged.gone_id):
        actions.save(db.session.get_one(Exhibitor, number))
    keep_in_step([merged.keep_number, merged.gone_id])
    write_down_undoing(merged, back.left)
    return back.left


def _later(merged: Merge) -> Sequence[Merge]:
    """The merges into the same exhibitor that came after and still hold."""
    into = Merge.kept_id == merged.kept_id, Merge.id > merged.id, Merge.undone_at.is_(None)
    return db.session.scalars(select(Merge).where(*into).order_by(Merge.id)).all()


def merged_into(exhibitor_id: int) -> int | None:
    """Return the exhibitor that this number's record went into; None when it did not, or it is back."""
    went = select(Merge.kept_id).where(Merge.gone_id == exhibitor_id, Merge.undone_at.is_(None))
    return db.session.scalar(went.order_by(Merge.id.desc()).limit(1))


def _both(keep_id: int, gone_id: int) -> tuple[Exhibitor, Exhibitor]:
    if keep_id == gone_id:
        raise SameRecord
    db.session.flush()
    both = select(Exhibitor).where(Exhibitor.id.in_((keep_id, gone_id))).order_by(Exhibitor.id)
    locked = both.with_for_update(of=Exhibitor).execution_options(populate_existing=True)
    found = {one.id: one for one in db.session.scalars(locked)}
    for number in (keep_id, gone_id):
        if number not in found:
            into = merged_into(number)
            raise NotThere if into is None else MergedMeanwhile(into)
    return found[keep_id], found[gone_id]


def _one_main_contact(journal: Journal, keep_id: int, gone_id: int) -> None:
    main = select(Contact.id).where(Contact.main)
    if db.session.scalar(main.where(Contact.exhibitor_id == keep_id).limit(1)) is None:
        return
    for number in db.session.scalars(main.where(Contact.exhibitor_id == gone_id)).all():
        journal.change(CONTACTS, number, {"main": False})


def _one_owner(journal: Journal, keep_id: int, gone_id: int) -> None:
    """Where both have an owner, that of the record that goes ends; as a stint it moves with the others."""
    present = select(Assignment.id).where(Assignment.duty == Duty.OWNER, Assignment.until.is_(None))
    theirs = db.session.scalar(present.where(Assignment.exhibitor_id == gone_id))
    if theirs and db.session.scalar(present.where(Assignment.exhibitor_id == keep_id)):
        journal.change(ASSIGNMENTS, theirs, {"until": clock.now()})


def _remember_names(journal: Journal, keep_id: int, names: list[str]) -> None:
    """Keep every name under which either was known, then derive what is found by them."""
    keep = db.session.get_one(Exhibitor, keep_id)
    known = {keep.name, *(alias.name for alias in keep.aliases)}
    for name in dict.fromkeys(names):
        if name not in known:
            values = {"exhibitor_id": keep_id, "name": name, "name_key": actions.key_of(name)}
            journal.add(ALIASES, values)
    db.session.expire(keep)
    actions.save(keep)


def _rules(choices: Choices) -> Rules:
    def company(keep: dict[str, Any], gone: dict[str, Any]) -> dict[str, Any]:
        return combining.company(keep, gone, choices.fields)

    def participation(keep: dict[str, Any], gone: dict[str, Any]) -> dict[str, Any]:
        return combining.participation(keep, gone, choices.money.get(keep["edition_id"]))

    return Rules(
        same={
            Alias.__tablename__: lambda a, b: a.name == b.name,
            Contact.__tablename__: lambda a, b: func.lower(a.email) == func.lower(b.email),
            Participation.__tablename__: lambda a, b: a.edition_id == b.edition_id,
            Stand.__tablename__: _same_stand,
            Assignment.__tablename__: _never_same,
        },
        combine={
            Exhibitor.__tablename__: company,
            Participation.__tablename__: participation,
            Contact.__tablename__: combining.contact,
        },
        never=NEVER,
    )


def _same_stand(a: Any, b: Any) -> ColumnElement[bool]:
    return (a.number == b.number) & a.hall_id.is_not_distinct_from(b.hall_id)


def _never_same(a: Any, b: Any) -> ColumnElement[bool]:
    """Two stints are never one (and no row is another): each stays in the history."""
    return a.id == b.id
