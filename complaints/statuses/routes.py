"""The page of the organiser's own statuses, and giving one to a complaint."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from complaints.models import Complaint
from complaints.statuses import putting, setting
from complaints.statuses.forms import NewStatusForm, PutStatusForm, StatusNameForm
from complaints.statuses.models import ComplaintStatus
from complaints.statuses.setting import NameTakenError
from complaints.statuses.words import CLOCKS
from complaints.step_routes import posted
from foundation.access import may
from foundation.database import db
from staff.sign_in import signed_in

blueprint = Blueprint("statuses", __name__)


@blueprint.get("/statuses/")
@may("complaints.view")
def show() -> ResponseReturnValue:
    """Show the statuses, to managers with a form for one more."""
    return _page(NewStatusForm(formdata=None))


def _page(form: NewStatusForm) -> str:
    return render_template(
        "complaints/statuses/index.html",
        form=form,
        statuses=setting.statuses(retired=True),
        counts=setting.counts(),
        CLOCKS=CLOCKS,
    )


@blueprint.post("/statuses/")
@may("complaints.policy")
def add() -> ResponseReturnValue:
    """Add a status."""
    form = NewStatusForm()
    if not form.validate():
        return _page(form), form.refused
    try:
        made = setting.add(form.name.data or "", form.step.data, form.clock.data)
    except NameTakenError:
        form.name.errors = [_taken()]
        return _page(form), 422
    flash(_("“%(name)s” can be given to complaints now.", name=made.name))
    return redirect(url_for("complaints.statuses.show"))


@blueprint.route("/statuses/<int:status_id>", methods=["GET", "POST"])
@may("complaints.policy")
def rename(status_id: int) -> ResponseReturnValue:
    """Give a status another name; complaints that have it show the new one."""
    status, form = db.get_or_404(ComplaintStatus, status_id), StatusNameForm()
    template, told = "complaints/statuses/status.html", {"status": status, "CLOCKS": CLOCKS}
    if not form.is_submitted():
        form.name.data = status.name
        return render_template(template, form=form, **told)
    if not form.validate():
        return render_template(template, form=form, **told), form.refused
    try:
        setting.rename(status, form.name.data or "")
    except NameTakenError:
        form.name.errors = [_taken()]
        return render_template(template, form=form, **told), 422
    flash(_("%(name)s is saved.", name=status.name))
    return redirect(url_for("complaints.statuses.show"))


@blueprint.post("/statuses/<int:status_id>/up")
@may("complaints.policy")
def move_up(status_id: int) -> ResponseReturnValue:
    """Let a status come before the one above it."""
    setting.move_up(db.get_or_404(ComplaintStatus, status_id))
    return redirect(url_for("complaints.statuses.show"))


@blueprint.post("/statuses/<int:status_id>/retire")
@may("complaints.policy")
def retire(status_id: int) -> ResponseReturnValue:
    """Take a status out of use, or back into it; complaints that have it keep it until their next step."""
    try:
        setting.retire(db.get_or_404(ComplaintStatus, status_id))
    except NameTakenError:
        flash(_taken(), "error")
    return redirect(url_for("complaints.statuses.show"))


@blueprint.post("/<int:complaint_id>/status")
@may("complaints.edit")
def put(complaint_id: int) -> ResponseReturnValue:
    """Give the complaint a status, and with it its step and what the clock does."""

    def do(complaint: Complaint, form: PutStatusForm) -> None:
        status_id = form.status_id.data
        status = db.session.get(ComplaintStatus, status_id) if status_id else None
        if status is not None or complaint.status is not None:
            putting.put(complaint, status, signed_in())

    return posted(complaint_id, "status_form", PutStatusForm, do)


def _taken() -> str:
    return _("Another status in use has this name already. Nothing was changed.")
