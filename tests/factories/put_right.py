"""What hangs on a complaint of the house: its assessment, a cause, what is done about it, conduct."""

from datetime import timedelta
from typing import Any

from complaints.cause_merging import POINTING, CauseMerge
from complaints.cause_tree import add
from complaints.causes import CorrectiveAction
from complaints.conduct import ConductRecord
from complaints.logs.models import ComplaintLog
from complaints.models import ComplaintAssessment
from complaints.statuses import setting
from foundation import clock
from foundation.database import db
from tests.factories.base import kept

LOG = b"number,exhibitor,opened\n1,Acme,2024-05-01 10:00\n"


def put_right(text: str, shown: dict[str, Any]) -> dict[str, Any]:
    """Store them for the house's complaint; return the values for their routes."""
    complaint, person = shown["complaint_id"], shown["person_id"]
    complaint.supplier = text
    kept(ComplaintAssessment(complaint=complaint, person=person, immediate_action=text))
    cause = add(text, None)
    before = {"id": 0, "parent_id": None, "code": None, "name": text, "retired": False}
    moved: dict[str, list[int]] = {word: [] for word in POINTING}
    merged = kept(CauseMerge(cause=before, into_id=cause.id, moved=moved))
    due = clock.now().date() + timedelta(days=3)
    action = kept(
        CorrectiveAction(cause=cause, owner=person, title=text, due_on=due, said=text, did=text, proof=text)
    )
    record = ConductRecord(complaint=complaint, person=person, kind="abusive", evidence=text, points=4)
    db.session.add(record)
    db.session.flush()
    status = setting.add(text[:60], complaint.state, "runs")
    log = kept(ComplaintLog(edition=shown["edition_id"], filename=text, digest=text, content=LOG))
    return {
        "cause_id": cause,
        "action_id": action,
        "record_id": record,
        "log_id": log,
        "status_id": status,
        "cause_merge_id": merged,
        "what": "note",
    }
