"""What hangs on a complaint of the house: its assessment, a cause, what is done about it, conduct."""

from datetime import timedelta
from typing import Any

from complaints.causes import CorrectiveAction, add
from complaints.conduct import ConductRecord
from complaints.models import ComplaintAssessment
from foundation import clock
from foundation.database import db
from tests.factories.base import kept


def put_right(text: str, shown: dict[str, Any]) -> dict[str, Any]:
    """Store them for the house's complaint; return the values for their routes."""
    complaint, person = shown["complaint_id"], shown["person_id"]
    complaint.supplier = text
    kept(ComplaintAssessment(complaint=complaint, person=person, immediate_action=text))
    cause = add(text, None)
    due = clock.now().date() + timedelta(days=3)
    action = kept(
        CorrectiveAction(cause=cause, owner=person, title=text, due_on=due, said=text, did=text, proof=text)
    )
    record = ConductRecord(complaint=complaint, person=person, kind="abusive", evidence=text, points=4)
    db.session.add(record)
    db.session.flush()
    return {"cause_id": cause, "action_id": action, "record_id": record, "what": "note"}
