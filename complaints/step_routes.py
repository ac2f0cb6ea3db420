"""What is done on a complaint's page: steps, notes, owner, remedies, closing, reopening."""

from collections.abc import Callable
from typing import TypeVar

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from complaints import actions, page, remedies
from complaints.flow import IllegalStepError
from complaints.forms import AssignForm, CloseForm, RemedyForm, ReopenForm, StepForm
from complaints.models import Complaint, Remedy, StepKind
from complaints.words import STATES
from foundation.access import may
from foundation.database import db
from foundation.forms import EditForm
from staff.models import Person
from staff.sign_in import signed_in

blueprint = Blueprint("steps", __name__)
Form = TypeVar("Form", bound=EditForm)


def _refusal(error: IllegalStepError) -> str:
    allowed = ", ".join(str(STATES[state]) for state in error.may_follow)
    return _(
        "This complaint is “%(state)s” now; next can be: %(allowed)s. Nothing was changed.",
        state=STATES.get(error.state, error.state),
        allowed=allowed,
    )


def _posted(
    complaint_id: int, name: str, kind: type[Form], do: Callable[[Complaint, Form], None]
) -> ResponseReturnValue:
    """Validate the form called `name`, do what it asks for, and go back to the page."""
    complaint = page.load(complaint_id)
    form = page.form(name, complaint)
    assert isinstance(form, kind)
    if not form.validate():
        return page.render(complaint, **{name: form}), form.refused
    try:
        do(complaint, form)
    except IllegalStepError as error:
        abort(409, _refusal(error))
    except remedies.RemedyError:
        abort(409, _("This complaint is closed: open it again to offer something. Nothing was changed."))
    return redirect(url_for("complaints.complaint", complaint_id=complaint_id))


@blueprint.post("/<int:complaint_id>/step")
@may("complaints.edit")
def step(complaint_id: int) -> ResponseReturnValue:
    """Take the step that the button names, or write a note."""

    def do(complaint: Complaint, form: StepForm) -> None:
        to_state, note = request.form.get("to_state", ""), form.note.data
        if to_state:
            actions.step(complaint, to_state, signed_in(), note)
        elif note:
            actions.write_note(complaint, signed_in(), StepKind.NOTE, note)
        else:
            flash(_("Nothing was written: type a note first."), "error")

    return _posted(complaint_id, "step_form", StepForm, do)


@blueprint.post("/<int:complaint_id>/owner")
@may("complaints.edit")
def assign(complaint_id: int) -> ResponseReturnValue:
    """Give the complaint to somebody."""

    def do(complaint: Complaint, form: AssignForm) -> None:
        actions.assign(complaint, db.session.get_one(Person, form.owner_id.data), signed_in())

    return _posted(complaint_id, "assign_form", AssignForm, do)


@blueprint.post("/<int:complaint_id>/remedies")
@may("complaints.edit")
def offer(complaint_id: int) -> ResponseReturnValue:
    """Offer a remedy."""

    def do(complaint: Complaint, form: RemedyForm) -> None:
        remedies.offer(complaint, signed_in(), form.kind.data, form.cost_minor, form.what.data)

    return _posted(complaint_id, "remedy_form", RemedyForm, do)


@blueprint.post("/remedies/<int:remedy_id>/<any(accepted, rejected):word>")
@may("complaints.edit")
def answer_remedy(remedy_id: int, word: str) -> ResponseReturnValue:
    """Note what the exhibitor says to a remedy."""
    remedy = db.get_or_404(Remedy, remedy_id)
    try:
        remedies.answer(remedy, signed_in(), word)
    except remedies.RemedyError:
        abort(409, _("The exhibitor’s word on this remedy is noted already. Nothing was changed."))
    return redirect(url_for("complaints.complaint", complaint_id=remedy.complaint_id))


@blueprint.post("/<int:complaint_id>/close")
@may("complaints.close")
def close(complaint_id: int) -> ResponseReturnValue:
    """Close the complaint with its resolution."""

    def do(complaint: Complaint, form: CloseForm) -> None:
        actions.close(
            complaint,
            signed_in(),
            decision=form.decision.data or "",
            cause=form.cause.data,
            learning=form.learning.data,
            recovered=form.recovered.data,
        )
        flash(_("%(number)s is closed.", number=complaint.number))

    return _posted(complaint_id, "close_form", CloseForm, do)


@blueprint.post("/<int:complaint_id>/reopen")
@may("complaints.edit")
def reopen(complaint_id: int) -> ResponseReturnValue:
    """Open a closed complaint again."""

    def do(complaint: Complaint, form: ReopenForm) -> None:
        actions.reopen(complaint, signed_in(), form.reason.data or "")

    return _posted(complaint_id, "reopen_form", ReopenForm, do)
