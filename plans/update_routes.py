"""The page that offers a template's change to running plans."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from events.current import current_edition
from events.models import Edition
from foundation.access import may
from foundation.database import db
from foundation.removal import offer_undo
from plans import behind, updating
from plans.models import PlanTemplate
from plans.versions import PlanUpdate, titles
from staff.sign_in import signed_in

blueprint = Blueprint("update", __name__)


@blueprint.get("/<int:template_id>/changes")
@may("plans.templates")
def offer(template_id: int) -> ResponseReturnValue:
    """Show what changed in a template since running plans were made, and whose plans those are."""
    template, edition = db.get_or_404(PlanTemplate, template_id), current_edition()
    if edition is None:
        abort(404, _("There is no event yet."))
    return render_template(
        "plans/update.html",
        template=template,
        of=edition,
        titles=titles(template.id),
        offered=behind.offered(edition.id, template.id),
        page=behind.plans_behind(edition.id, template.id, request.args.get("after")),
        waiting=behind.waiting(edition.id, template.id),
    )


@blueprint.post("/<int:template_id>/changes/<int:edition_id>")
@may("plans.templates")
def bring_up(template_id: int, edition_id: int) -> ResponseReturnValue:
    """Make the ticked changes in all plans behind, or in the ticked ones."""
    template, edition = db.get_or_404(PlanTemplate, template_id), db.get_or_404(Edition, edition_id)
    chosen = request.form.getlist("plan", type=int) if request.form.get("which") == "chosen" else None
    if chosen == []:
        abort(422, _("Tick the plans that shall take the changes over, or choose all of them."))
    made = updating.bring_up(edition, template, request.form.getlist("change"), chosen, signed_in().id)
    if made is None:
        flash(_("Nothing was changed: every plan knows the template as it is now."))
    else:
        plans = len(made.before["plans"])
        text = ngettext("%(num)d plan is brought up to date.", "%(num)d plans are brought up to date.", plans)
        offer_undo(text, url_for("plans.template.update.take_back", update_id=made.id))
    return redirect(url_for("plans.templates"))


@blueprint.post("/changes/<int:update_id>/undo")
@may("plans.templates")
def take_back(update_id: int) -> ResponseReturnValue:
    """Make running plans again what they were, but for what has happened in them since."""
    made = db.get_or_404(PlanUpdate, update_id)
    try:
        updating.take_back(made)
    except updating.Undone:
        abort(409, _("This was taken back already."))
    flash(_("The plans are as they were. What somebody did in them since then stays."))
    return redirect(
        url_for("plans.template.update.offer", template_id=made.template_id, edition=made.edition_id)
    )
