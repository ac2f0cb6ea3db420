"""Pages that change the tree of causes: add, rename or move, merge, retire."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from complaints import cause_merging, cause_routes, cause_tree, causes
from complaints.cause_forms import CauseForm, CauseMergeForm, cause_form
from complaints.cause_merging import CauseMerge
from complaints.cause_words import cause_name, cause_names, kept_name
from complaints.causes import Cause, CauseError
from foundation.access import may
from foundation.database import db
from foundation.forms import choices
from foundation.removal import offer_undo
from staff.sign_in import signed_in

blueprint = Blueprint("cause_tree", __name__, url_prefix="/causes")
blueprint.context_processor(lambda: {"cause_name": cause_name, "kept_name": kept_name})


def _sorry(error: CauseError) -> str:
    return {
        "itself": _("It cannot become itself, or one below it. Choose another cause."),
        "usual": _("This one stays on top: figures and conduct know it. Rename it, or retire what is below."),
        "undone": _("This was taken back already. Nothing was changed."),
        "gone": _(
            "What it became was merged on, or what it stood below is gone: take that back first. "
            "Nothing was changed."
        ),
        "level": _("The tree has two levels. Put it on top, or below one that is on top."),
    }[error.reason]


@blueprint.post("/")
@may("complaints.policy")
def add() -> ResponseReturnValue:
    """Add a cause."""
    form = cause_form()
    if not form.validate():
        return cause_routes.page_of(form), form.refused
    cause_tree.add(form.name.data or "", form.parent_id.data)
    return redirect(url_for("complaints.causes.show"))


@blueprint.route("/<int:cause_id>", methods=["GET", "POST"])
@may("complaints.policy")
def change(cause_id: int) -> ResponseReturnValue:
    """Give a cause another name or place; what was closed with it goes with it."""
    cause = db.get_or_404(Cause, cause_id)
    form = cause_form()
    if not form.is_submitted():
        form.name.data, form.parent_id.data = cause_name(cause), cause.parent_id
        return _page(cause, form, _merge_form(cause, formdata=None))
    if not form.validate():
        return _page(cause, form, _merge_form(cause, formdata=None)), form.refused
    kept = None if cause.name is None and form.name.data == cause_name(cause) else form.name.data
    try:
        cause_tree.change(cause, kept, form.parent_id.data)
    except CauseError as error:
        form.parent_id.errors = [_sorry(error)]
        return _page(cause, form, _merge_form(cause, formdata=None)), 422
    flash(_("%(name)s is saved.", name=cause_name(cause)))
    return redirect(url_for("complaints.causes.show"))


@blueprint.post("/<int:cause_id>/merge")
@may("complaints.policy")
def merge(cause_id: int) -> ResponseReturnValue:
    """Make two causes one; complaints and corrective actions go over."""
    cause = db.get_or_404(Cause, cause_id)
    form, name = _merge_form(cause), cause_name(cause)
    into = db.session.get(Cause, form.into_id.data) if form.validate() else None
    if into is None:
        abort(422, _("Choose the cause that is the same. Nothing was changed."))
    try:
        merged, count = cause_merging.merge(cause, into, signed_in())
    except CauseError as error:
        abort(422, _sorry(error))
    text = ngettext(
        "%(name)s is %(into)s now, with %(num)d complaint.",
        "%(name)s is %(into)s now, with %(num)d complaints.",
        count,
        name=name,
        into=cause_name(into),
    )
    offer_undo(text, url_for("complaints.cause_tree.undo", cause_merge_id=merged.id))
    return redirect(url_for("complaints.causes.show"))


@blueprint.post("/merges/<int:cause_merge_id>/undo")
@may("complaints.policy")
def undo(cause_merge_id: int) -> ResponseReturnValue:
    """Make the two causes of a merge again; what was sorted otherwise since stays where it is."""
    try:
        cause = cause_merging.undo(db.get_or_404(CauseMerge, cause_merge_id))
    except CauseError as error:
        abort(409, _sorry(error))
    flash(_("%(name)s is a cause of its own again.", name=cause_name(cause)))
    return redirect(url_for("complaints.causes.show"))


@blueprint.post("/<int:cause_id>/retire")
@may("complaints.policy")
def retire(cause_id: int) -> ResponseReturnValue:
    """Take a cause out of use, or back into it; what was closed with it keeps it."""
    cause = db.get_or_404(Cause, cause_id)
    cause.retired = not cause.retired
    return redirect(url_for("complaints.causes.show"))


def _merge_form(cause: Cause, **how: None) -> CauseMergeForm:
    form = CauseMergeForm(**how)
    others = [(str(number), name) for number, name in cause_names().items() if number != cause.id]
    form.into_id.choices = choices([("", _("Choose")), *others])
    return form


def _page(cause: Cause, form: CauseForm, merging: CauseMergeForm) -> str:
    count = causes.complaints_of(cause.id)
    return render_template("complaints/cause.html", cause=cause, form=form, merging=merging, count=count)
