"""A merge in the history of fields: what became of the kept records, and what undoing it gave back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert

from exhibitors.field_change import Cause, FieldChange
from exhibitors.field_text import FOLLOWED, as_text
from exhibitors.merge import Merge
from foundation import clock
from foundation.database import db
from foundation.journal import Step
from foundation.taking_back import Left


def write_down(merge: Merge) -> None:
    """Write down every followed field that the merge changed on a record of the kept exhibitor."""
    _insert([_change(merge, step, name) for step, name in _followed(merge.steps)], merge.person_id)


def write_down_undoing(merge: Merge, left: Sequence[Left]) -> None:
    """Write down the fields that are as they were before the merge again."""
    stays = {(one["table"], one["key"], one["field"]) for one in left}
    gone = {(one["table"], one["key"]) for one in left if one["field"] is None}
    back = [_change(merge, step, name) for step, name in _followed(merge.steps)]
    back = [{**row, "before": row["after"], "after": row["before"]} for row in back]
    rows = [
        row
        for row in back
        if (row["record"], row["record_id"], row["field"]) not in stays
        and (row["record"], row["record_id"]) not in gone
    ]
    _insert(rows, merge.undone_by_id)


def _followed(steps: Sequence[Step]) -> list[tuple[Step, str]]:
    changed = [step for step in steps if step["do"] == "changed" and step["table"] in FOLLOWED]
    return [(step, name) for step in changed for name in step["after"] if name in FOLLOWED[step["table"]]]


def _change(merge: Merge, step: Step, name: str) -> dict[str, Any]:
    return {
        "record": step["table"],
        "record_id": step["key"],
        "exhibitor_id": merge.kept_id,
        "field": name,
        "before": as_text(step["before"][name]),
        "after": as_text(step["after"][name]),
    }


def _insert(rows: list[dict[str, Any]], person_id: int | None) -> None:
    who = {"person_id": person_id, "at": clock.now(), "cause": Cause.MERGE}
    if rows:
        db.session.execute(insert(FieldChange), [{**row, **who} for row in rows])
