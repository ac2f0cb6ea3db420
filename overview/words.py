"""What the codes of causes and entries are called on the overview's screens."""

from exhibitors.words import INTERACTIONS
from foundation.languages import later as _l

CAUSES = {
    "complaint_overdue": _l("complaint overdue"),
    "call_wished": _l("wants to be called"),
    "alert": _l("may leave"),
    "promise_late": _l("promise late"),
    "task_due": _l("task due"),
    "goal_missed": _l("goal missed"),
    "unpaid": _l("unpaid"),
}
ENTRIES = INTERACTIONS | {
    "sent": _l("Mail sent"),
    "invited": _l("Asked by survey"),
    "response": _l("Survey answered"),
    "call_wish": _l("Asked to be called"),
    "complaint": _l("Complaint"),
    "delivered": _l("Promise delivered"),
    "class": _l("Class"),
    "file": _l("File"),
    "edit": _l("Edited"),
    "import": _l("Import"),
    "merge": _l("Merge"),
}
TOLD_BY_IMPORT = {"created": _l("added by this list"), "matched": _l("known already, on this list")}
STRENGTHS = {"strong": _l("Strong"), "fair": _l("Fair"), "weak": _l("Weak")}
FOUND = {
    "exhibitors": _l("Exhibitors"),
    "contacts": _l("Contacts"),
    "stands": _l("Stands"),
    "notes": _l("Notes"),
    "complaints": _l("Complaints"),
}
HELD = {
    "contact": _l("The contact itself"),
    "interaction": _l("Notes, calls and meetings"),
    "invitation": _l("Invitations to surveys"),
    "call_wish": _l("Wishes to be called"),
    "response": _l("Survey responses"),
    "goal_link": _l("Links to say goals"),
    "goal_sheet": _l("What was said beside goals"),
    "answer": _l("Answers"),
    "complaint": _l("Complaints"),
    "field_change": _l("Changes of their data"),
    "mail": _l("Mails"),
}
ALERT_CAUSES = {
    "low_satisfaction": _l("low satisfaction"),
    "reopened_complaint": _l("complaint reopened"),
    "open_complaint": _l("complaint open"),
    "area_shrinking": _l("stand shrank"),
    "spend_shrinking": _l("spends less"),
    "no_reply": _l("did not answer the survey"),
    "goals_missed": _l("goals missed"),
}


def alert_causes(codes: str | None) -> str:
    """Return the causes of a stored retention alert in words, the gravest first."""
    return ", ".join(str(ALERT_CAUSES[code]) for code in (codes or "").split())
