"""What is done on a complaint's page: steps, notes, owner, remedies, closing, reopening."""

from collections.abc import Callable
from typing import TypeVar

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from complaints import actions, answering, assessing, page, pausing, remedies, replying, seen
from complaints.forms import (
    AssessForm,
    AssignForm,
    CloseForm,
    PauseForm,
    QuickAnswerForm,
    RemedyForm,
    ReopenForm,
    ReplyForm,
    StepForm,
)
from complaints.models import Complaint, StepKind
from complaints.refusals import REFUSALS, refusal
from foundation.access import may
from foundation.database import db
from foundation.forms import EditForm
from staff.models import Person
from staff.sign_in import signed_in

blueprint = Blueprint("steps", __name__)
Form = TypeVar("Form", bound=EditForm)


def posted(
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
    except REFUSALS as error:
        said = refusal(error)
        db.session.rollback()
        flash(said, "error")
        return page.render(page.load(complaint_id), **{name: form}), 409
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

    return posted(complaint_id, "step_form", StepForm, do)


@blueprint.post("/<int:complaint_id>/assessment")
@may("complaints.edit")
def assess(complaint_id: int) -> ResponseReturnValue:
    """Weigh the complaint: how severe, how hard, whom it touches, and what is done at once."""

    def do(complaint: Complaint, form: AssessForm) -> None:
        weighed = assessing.Weighed(
            severity=form.severity.data,
            complexity=form.complexity.data,
            impact=form.impact.data,
            safety=form.safety.data,
            immediate_action=form.immediate_action.data,
        )
        assessing.assess(complaint, weighed, signed_in())

    return posted(complaint_id, "assess_form", AssessForm, do)


@blueprint.post("/<int:complaint_id>/pause")
@may("complaints.edit")
def pause(complaint_id: int) -> ResponseReturnValue:
    """Stop the clock because we wait for the exhibitor, or let it run again."""

    def do(complaint: Complaint, form: PauseForm) -> None:
        if complaint.paused_at is None:
            pausing.pause(complaint, signed_in(), form.awaited.data or "")
        else:
            pausing.resume(complaint, signed_in(), form.awaited.data or "")

    return posted(complaint_id, "pause_form", PauseForm, do)


@blueprint.post("/<int:complaint_id>/reply")
@may("complaints.edit")
def reply(complaint_id: int) -> ResponseReturnValue:
    """Write to the exhibitor; the button says whether this is our answer."""

    def do(complaint: Complaint, form: ReplyForm) -> None:
        decision = bool(request.form.get("decision"))
        replying.send(complaint, signed_in(), form.text.data or "", decision=decision)
        flash(_went_out())

    return posted(complaint_id, "reply_form", ReplyForm, do)


@blueprint.post("/<int:complaint_id>/answer-now")
@may("complaints.edit")
def answer_now(complaint_id: int) -> ResponseReturnValue:
    """Weigh a small complaint and answer it at once."""

    def do(complaint: Complaint, form: QuickAnswerForm) -> None:
        weighed = assessing.Weighed(severity=form.how_severe.data)
        mailed = answering.answer_now(complaint, weighed, signed_in(), form.answer.data or "")
        flash(_went_out() if mailed else _("Answered: what you told the exhibitor is in the history."))

    return posted(complaint_id, "quick_form", QuickAnswerForm, do)


def _went_out() -> str:
    if current_app.config["SMTP_URL"]:
        return _("The mail to the exhibitor is on its way.")
    return _("The mail waits in the outbox: no mail server is set up, so nothing was sent.")


@blueprint.post("/<int:complaint_id>/seen")
@may("complaints.view")
def mark_seen(complaint_id: int) -> ResponseReturnValue:
    """Note that who is signed in has the page open."""
    seen.see(db.get_or_404(Complaint, complaint_id).id, signed_in())
    return redirect(url_for("complaints.complaint", complaint_id=complaint_id))


@blueprint.post("/<int:complaint_id>/owner")
@may("complaints.edit")
def assign(complaint_id: int) -> ResponseReturnValue:
    """Give the complaint to somebody."""

    def do(complaint: Complaint, form: AssignForm) -> None:
        actions.assign(complaint, db.session.get_one(Person, form.owner_id.data), signed_in())

    return posted(complaint_id, "assign_form", AssignForm, do)


@blueprint.post("/<int:complaint_id>/remedies")
@may("complaints.edit")
def offer(complaint_id: int) -> ResponseReturnValue:
    """Offer a remedy, or ask for the approval of one."""

    def do(complaint: Complaint, form: RemedyForm) -> None:
        do_it = remedies.ask if request.form.get("ask") else remedies.offer
        do_it(complaint, signed_in(), form.kind.data, form.cost_minor, form.what.data)

    return posted(complaint_id, "remedy_form", RemedyForm, do)


@blueprint.post("/<int:complaint_id>/close")
@may("complaints.close")
def close(complaint_id: int) -> ResponseReturnValue:
    """Close the complaint with its resolution."""

    def do(complaint: Complaint, form: CloseForm) -> None:
        answering.accept(complaint, signed_in())
        actions.close(
            complaint,
            signed_in(),
            decision=form.decision.data or "",
            cause_id=form.cause_id.data,
            cause=form.cause.data,
            learning=form.learning.data,
            recovered=form.recovered.data,
        )
        flash(_("%(number)s is closed.", number=complaint.number))

    return posted(complaint_id, "close_form", CloseForm, do)


@blueprint.post("/<int:complaint_id>/reopen")
@may("complaints.edit")
def reopen(complaint_id: int) -> ResponseReturnValue:
    """Open a closed complaint again."""

    def do(complaint: Complaint, form: ReopenForm) -> None:
        actions.reopen(complaint, signed_in(), form.reason.data or "")

    return posted(complaint_id, "reopen_form", ReopenForm, do)
