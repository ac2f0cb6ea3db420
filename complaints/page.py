"""The page of one complaint: everything on it, and the forms of what may be done next."""

from collections.abc import Sequence
from typing import Any

from flask import render_template
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from complaints import flow, recovery
from complaints.forms import AssignForm, CloseForm, RemedyForm, ReopenForm, StepForm
from complaints.models import Complaint, ComplaintStep
from foundation.database import db
from foundation.forms import EditForm, choices
from staff.models import Person
from surveys.said import sections

FORMS: dict[str, type[EditForm]] = {
    "step_form": StepForm,
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
        selectinload(Complaint.steps).joinedload(ComplaintStep.person),
        selectinload(Complaint.remedies),
    )
    return db.get_or_404(Complaint, complaint_id, options=with_all)


def form(name: str, complaint: Complaint, **how: None) -> EditForm:
    """Return one of the page's forms over the complaint; `formdata=None` leaves out what was posted."""
    made = FORMS[name](obj=complaint, **how)
    if isinstance(made, AssignForm):
        nobody = [] if complaint.owner_id else [("", _("Nobody"))]
        made.owner_id.choices = choices([*nobody, *((person.id, person.name) for person in people())])
    return made


def _recovery(complaint: Complaint) -> dict[str, Any]:
    """Return what the exhibitor was asked after the closing, and what it said."""
    asked, response = recovery.of(complaint) or (None, None)
    return {"recovery": asked, "response": response, "said": sections(response) if response else []}


def render(complaint: Complaint, **refused: EditForm) -> str:
    """Return the page; `refused` are forms that were posted and shall show why not."""
    forms = {name: refused.get(name) or form(name, complaint, formdata=None) for name in FORMS}
    return render_template(
        "complaints/complaint.html",
        complaint=complaint,
        next_steps=flow.steps(complaint.state),
        may_close=flow.may_close(complaint.state),
        refused=next(iter(refused.values()), None),
        **_recovery(complaint),
        **forms,
    )
