"""Pages of the templates that plans are made from."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from events.current import current_edition
from foundation.access import may
from foundation.database import db
from foundation.forms import choices, refuse
from foundation.removal import Removal, offer_undo, remove, restore
from plans import behind, standard, update_routes, versions
from plans.forms import TemplateForm
from plans.models import PlanTemplate, ServicePlan
from plans.templates import as_rows, copy_of, name_taken, set_items
from staff.models import Skill
from staff.sign_in import signed_in

blueprint = Blueprint("template", __name__, url_prefix="/templates")
blueprint.register_blueprint(update_routes.blueprint)
BLANK_ROWS = 3
ROWS = 100


def listed() -> Sequence[Any]:
    """Return every template with its items and how many plans were made from it."""
    used = (
        select(func.count(ServicePlan.id))
        .where(ServicePlan.template_id == PlanTemplate.id)
        .correlate(PlanTemplate)
        .scalar_subquery()
    )
    query = select(PlanTemplate, used.label("plans")).options(selectinload(PlanTemplate.items))
    return db.session.execute(query.order_by(PlanTemplate.name)).all()


def _form(template: PlanTemplate) -> TemplateForm:
    form = TemplateForm(obj=template if template.id else None)
    skills = db.session.execute(select(Skill.id, Skill.name).order_by(Skill.name)).all()
    if not form.is_submitted():
        for row, known in zip(form.items, as_rows(template) if template.id else (), strict=True):
            row.form.waits_for.data = None if known["after"] is None else known["after"] + 1
        for _row in range(min(BLANK_ROWS, ROWS - len(form.items))):
            form.items.append_entry()
    others = [(number, f"{number} {row.form.title.data or ''}") for number, row in enumerate(form.items, 1)]
    for number, row in enumerate(form.items, 1):
        mine = [other for other in others if other[0] != number]
        row.form.waits_for.choices = choices([("", _("Nothing")), *mine])
        row.form.skill_id.choices = choices(
            [("", _("the exhibitor’s owner")), *((s.id, s.name) for s in skills)]
        )
    return form


def _edit(template: PlanTemplate, title: str) -> ResponseReturnValue:
    form = _form(template)
    if not form.is_submitted():
        return render_template("plans/template_form.html", form=form, title=title)
    valid = form.validate()
    if valid and name_taken(form.name.data or "", template.id):
        form.name.errors, valid = [_("This name is taken.")], False
    if not valid:
        return refuse("plans/template_form.html", form, title=title)
    _save(form, template)
    edition = current_edition()
    if edition and behind.waiting(edition.id, template.id):
        flash(_("%(name)s is saved. Choose what running plans take over.", name=template.name))
        return redirect(url_for("plans.template.update.offer", template_id=template.id))
    flash(_("%(name)s is saved. Running plans stay as they are.", name=template.name))
    return redirect(url_for("plans.templates"))


def _save(form: TemplateForm, template: PlanTemplate) -> None:
    template.name = form.name.data or ""
    template.relationship_class = form.relationship_class.data
    template.package = form.package.data
    template.first_timers_only = form.first_timers_only.data
    db.session.add(template)
    set_items(template, form.rows())
    versions.keep(template, signed_in().id)


@blueprint.route("/new", methods=["GET", "POST"])
@may("plans.templates")
def new() -> ResponseReturnValue:
    """Add a template."""
    return _edit(PlanTemplate(), _("New template"))


@blueprint.route("/<int:template_id>/edit", methods=["GET", "POST"])
@may("plans.templates")
def edit(template_id: int) -> ResponseReturnValue:
    """Change a template; what was promised from it stays."""
    template = db.get_or_404(PlanTemplate, template_id)
    return _edit(template, template.name)


@blueprint.post("/<int:template_id>/copy")
@may("plans.templates")
def copy(template_id: int) -> ResponseReturnValue:
    """Make a copy to change."""
    made = copy_of(db.get_or_404(PlanTemplate, template_id))
    return redirect(url_for("plans.template.edit", template_id=made.id))


@blueprint.post("/<int:template_id>/delete")
@may("plans.templates")
def delete(template_id: int) -> ResponseReturnValue:
    """Delete a template; plans made from it keep their items."""
    template = db.get_or_404(PlanTemplate, template_id)
    text = _("%(name)s is deleted. Plans made from it keep their promises.", name=template.name)
    removal = remove(template)
    offer_undo(text, url_for("plans.template.put_back", removal_id=removal.id))
    return redirect(url_for("plans.templates"))


@blueprint.post("/put-back/<int:removal_id>")
@may("plans.templates")
def put_back(removal_id: int) -> ResponseReturnValue:
    """Put a deleted template back."""
    removal = db.one_or_404(
        select(Removal).where(Removal.id == removal_id, Removal.table_name == PlanTemplate.__tablename__)
    )
    name = removal.row["name"]
    restore(removal)
    flash(_("%(name)s is back.", name=name))
    return redirect(url_for("plans.templates"))


@blueprint.post("/standard")
@may("plans.templates")
def add_standard() -> ResponseReturnValue:
    """Add the standard templates that are not there yet."""
    count = len(standard.add_standard())
    flash(ngettext("%(num)d template was added.", "%(num)d templates were added.", count))
    return redirect(url_for("plans.templates"))
