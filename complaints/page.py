"""The page of one complaint: everything on it, and the forms of what may be done next."""

from collections.abc import Sequence
from typing import Any

from flask import render_template
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from complaints import conduct, effect, flow, joining, notices, outgoing, recovery, remedies, seen
from complaints.cause_words import cause_choices, cause_name
from complaints.causes import Cause
from complaints.forms import (
    AssessForm,
    AssignForm,
    CloseForm,
    ConductForm,
    MergeForm,
    PauseForm,
    QuickAnswerForm,
    RemedyForm,
    ReopenForm,
    ReplyForm,
    SplitForm,
    StepForm,
)
from complaints.logs.models import LoggedComplaint
from complaints.mailbox import queries as mail_queries
from complaints.models import Complaint, ComplaintStep
from complaints.statuses import offering
from complaints.statuses.forms import PutStatusForm
from foundation.database import db
from foundation.forms import EditForm, choices
from staff.models import Person
from staff.sign_in import signed_in
from surveys.said import sections

FORMS: dict[str, type[EditForm]] = {
    "step_form": StepForm,
    "status_form": PutStatusForm,
    "assess_form": AssessForm,
    "quick_form": QuickAnswerForm,
    "reply_form": ReplyForm,
    "merge_form": MergeForm,
    "split_form": SplitForm,
    "pause_form": PauseForm,
    "conduct_form": ConductForm,
    "assign_form": AssignForm,
    "remedy_form": RemedyForm,
    "close_form": CloseForm,
    "reopen_form": ReopenForm,
}


def people() -> Sequence[Person]:
    """Return everybody a complaint can be given to."""
    return db.session.scalars(select(Person).where(Person.active).order_by(Person.name, Person.id)).all()


def load(complaint_id: int) -> Complaint:
    """Return a complaint with all that its page shows, or answer 404."""
    with_all = (
        joinedload(Complaint.exhibitor),
        joinedload(Complaint.edition),
        joinedload(Complaint.contact),
        joinedload(Complaint.owner),
        joinedload(Complaint.resolution),
        joinedload(Complaint.assessment),
        joinedload(Complaint.merged_into),
        joinedload(Complaint.plan_item),
        joinedload(Complaint.stand),
        joinedload(Complaint.status),
        selectinload(Complaint.steps).joinedload(ComplaintStep.person),
        selectinload(Complaint.remedies),
    )
    return db.get_or_404(Complaint, complaint_id, options=with_all)


def _weighed(complaint: Complaint) -> dict[str, Any]:
    """Return what was found when the complaint was weighed, for the form that weighs it again."""
    found, names = complaint.assessment, ("complexity", "impact", "safety", "immediate_action")
    return {word: getattr(found, word) for word in names} if found else {}


def form(name: str, complaint: Complaint, **how: None) -> EditForm:
    """Return one of the page's forms over the complaint; `formdata=None` leaves out what was posted."""
    made = FORMS[name](obj=complaint, how_severe=complaint.severity, **_weighed(complaint), **how)
    if isinstance(made, AssignForm):
        nobody = [] if complaint.owner_id else [("", _("Nobody"))]
        made.owner_id.choices = choices([*nobody, *((person.id, person.name) for person in people())])
    if isinstance(made, PutStatusForm):
        made.status_id.choices = choices(offering.offered(complaint))
    if isinstance(made, CloseForm):
        made.cause_id.choices = choices([("", _("Choose")), *cause_choices()])
    return made


def _recovery(complaint: Complaint) -> dict[str, Any]:
    """Return what the exhibitor was asked after the closing, what it said, and what was mailed to it."""
    asked, response = recovery.of(complaint) or (None, None)
    said = sections(response) if response else []
    mailed = outgoing.mails(complaint, asked)
    unsent = outgoing.unsent(complaint, mailed)
    return {"recovery": asked, "response": response, "said": said, "mailed": mailed, "unsent": unsent}


def _cause(complaint: Complaint) -> str:
    """Return what the cause is called that the complaint was closed with."""
    cause_id = complaint.resolution.cause_id if complaint.resolution else None
    cause = db.session.get(Cause, cause_id) if cause_id else None
    return cause_name(cause) if cause else ""


def _next_steps(complaint: Complaint) -> list[str]:
    """Return the steps with a button; investigating gets its own once the complaint is assessed."""
    return [step for step in flow.steps(complaint.state) if step != flow.INVESTIGATED or complaint.assessment]


def _primary(complaint: Complaint) -> str:
    """Return which one button of the page stands out: what has to be done next."""
    if complaint.state == flow.ACKNOWLEDGED and complaint.assessment is None:
        return flow.ASSESSED
    if complaint.state == flow.INVESTIGATED and notices.reachable(complaint.contact):
        return "reply"
    if complaint.state == flow.ACCEPTED:
        return flow.CLOSED
    return next(iter(flow.steps(complaint.state)), "")


def _stages(complaint: Complaint) -> list[flow.Stage]:
    checked = complaint.resolution is not None and complaint.resolution.recovered is not None
    assessed, owned = complaint.assessment is not None, complaint.owner_id is not None
    return flow.stages(complaint.state, assessed=assessed, owned=owned, checked=checked)


def render(complaint: Complaint, **refused: EditForm) -> str:
    """Return the page; `refused` are forms that were posted and shall show why not."""
    forms = {name: refused.get(name) or form(name, complaint, formdata=None) for name in FORMS}
    return render_template(
        "complaints/complaint.html",
        complaint=complaint,
        next_steps=_next_steps(complaint),
        stages=_stages(complaint),
        weighable=complaint.state in flow.WAITING_FOR_ANSWER,
        reachable=notices.reachable(complaint.contact),
        joined=joining.joined(complaint.id),
        readers=seen.readers(complaint.id),
        conduct=conduct.of(complaint.id),
        effect=effect.effect(complaint),
        scales=effect.FIGURES,
        cause_of=_cause(complaint),
        may_decide=lambda remedy: remedies.may_decide(remedy, signed_in()),
        closable=flow.may_close(complaint.state) or complaint.state == flow.ANSWERED,
        primary=_primary(complaint),
        logged=db.session.get(LoggedComplaint, complaint.id),
        mails=mail_queries.of_complaint(complaint.id),
        refused=next(iter(refused.values()), None),
        **_recovery(complaint),
        **forms,
    )
