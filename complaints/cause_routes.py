"""The page of causes: which come back, what they cost, what is done about them, what exhibitors are told."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from complaints import cause_merging, causes, page
from complaints.cause_forms import ActionForm, CauseForm, DoneForm, cause_form
from complaints.cause_words import cause_choices, cause_name, cause_names, kept_name
from foundation import clock
from foundation.access import may
from foundation.database import db
from foundation.forms import RoomForm, choices
from staff.sign_in import signed_in

blueprint = Blueprint("causes", __name__, url_prefix="/causes")
blueprint.context_processor(lambda: {"cause_name": cause_name, "kept_name": kept_name})


def _action_form(**how: None) -> ActionForm:
    form = ActionForm(**how)
    form.cause_id.choices = choices(cause_choices())
    form.owner_id.choices = choices((str(person.id), person.name) for person in page.people())
    if not form.is_submitted():
        form.owner_id.data = signed_in().id
    return form


def page_of(refused: RoomForm | None = None) -> str:
    """Return the page; `refused` is a form that was posted and shall show why not."""
    return render_template(
        "complaints/causes.html",
        cause_form=refused if isinstance(refused, CauseForm) else cause_form(formdata=None),
        action_form=refused if isinstance(refused, ActionForm) else _action_form(formdata=None),
        tree=causes.tree(),
        recurring=causes.recurring(),
        names=cause_names(retired=True),
        corrections=causes.corrections(),
        merges=cause_merging.lately(),
        today=clock.now().date(),
    )


@blueprint.get("/")
@may("complaints.view")
def show() -> ResponseReturnValue:
    """Show which causes come back, at what cost, and what is done about them."""
    return page_of()


@blueprint.post("/actions")
@may("complaints.close")
def correct() -> ResponseReturnValue:
    """Say what is done about a cause, by whom and by when."""
    form = _action_form()
    if not form.validate():
        return page_of(form), form.refused
    action = causes.CorrectiveAction()
    for name in ("title", "cause_id", "owner_id", "due_on", "said", "did"):
        setattr(action, name, form[name].data)
    db.session.add(action)
    return redirect(url_for("complaints.causes.show"))


@blueprint.post("/actions/<int:action_id>/done")
@may("complaints.edit")
def done(action_id: int) -> ResponseReturnValue:
    """Note that a corrective action is done, with what proves it."""
    action, form = db.get_or_404(causes.CorrectiveAction, action_id), DoneForm()
    if not form.validate():
        abort(422, _("Say what proves that it is done: a checklist, a photo, a date. Nothing was changed."))
    try:
        causes.finish(action, form.proof.data or "", clock.now().date())
    except causes.CauseError:
        abort(409, _("Somebody else noted this as done already. Nothing was changed."))
    flash(_("Done: %(title)s", title=action.title))
    return redirect(url_for("complaints.causes.show"))
