"""One exhibitor: new, changed, deleted; and what was said with it."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from exhibitors import actions, custom, deletion
from exhibitors.custom_forms import PREFIX, custom_values, defaults, form_with
from exhibitors.forms import ExhibitorForm, InteractionForm, country_choices, local_now, zone
from exhibitors.interaction import Interaction
from exhibitors.listing.choices import owners
from exhibitors.models import Exhibitor
from exhibitors.routes import blueprint
from foundation import clock
from foundation.access import may
from foundation.database import db
from foundation.forms import choices, refuse
from staff.sign_in import signed_in

FORM, TALK = "exhibitors/form.html", "exhibitors/interaction_form.html"


def to_exhibitor(exhibitor_id: int) -> ResponseReturnValue:
    """Go to the exhibitor's page."""
    return redirect(url_for("overview.exhibitor", exhibitor_id=exhibitor_id))


def _form(exhibitor: Exhibitor) -> ExhibitorForm:
    names = "\n".join(alias.name for alias in exhibitor.aliases)
    values = custom.values_of(exhibitor.id) if exhibitor.id else {}
    whole = form_with(custom.fields(), values)
    form = whole(obj=exhibitor if exhibitor.id else None, other_names=names, **defaults(values))
    form.country.choices = country_choices(_("Not known"))
    offered: list[tuple[Any, str]] = [("", _("Nobody")), *((one.id, one.name) for one in owners())]
    if exhibitor.owner and not exhibitor.owner.active:
        offered.append((exhibitor.owner.id, exhibitor.owner.name))
    form.owner_id.choices = choices(offered)
    return form


def _edit(exhibitor: Exhibitor, title: str) -> ResponseReturnValue:
    form = _form(exhibitor)
    if not form.is_submitted():
        return render_template(FORM, form=form, title=title, exhibitor=exhibitor, own=PREFIX)
    if not form.validate():
        return refuse(FORM, form, title=title, exhibitor=exhibitor, own=PREFIX)
    with db.session.no_autoflush:
        form.populate_obj(exhibitor)
        exhibitor.updated_at = clock.now()
        actions.save(exhibitor, form.aliases())
    custom.store(exhibitor.id, custom_values(form))
    flash(_("%(name)s is saved.", name=exhibitor.name))
    return to_exhibitor(exhibitor.id)


@blueprint.route("/new", methods=["GET", "POST"])
@may("exhibitors.edit")
def new() -> ResponseReturnValue:
    """Add an exhibitor."""
    return _edit(Exhibitor(), _("New exhibitor"))


@blueprint.route("/<int:exhibitor_id>/edit", methods=["GET", "POST"])
@may("exhibitors.edit")
def edit(exhibitor_id: int) -> ResponseReturnValue:
    """Change an exhibitor."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    return _edit(exhibitor, exhibitor.name)


@blueprint.get("/<int:exhibitor_id>/delete")
@may("exhibitors.delete")
def leaving(exhibitor_id: int) -> ResponseReturnValue:
    """What would go with an exhibitor, or why it stays."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    return render_template(
        "exhibitors/leaving.html",
        exhibitor=exhibitor,
        kept=deletion.is_kept(exhibitor.id),
        hanging=deletion.hanging(exhibitor.id),
    )


@blueprint.post("/<int:exhibitor_id>/delete")
@may("exhibitors.delete")
def delete(exhibitor_id: int) -> ResponseReturnValue:
    """Delete an exhibitor that nothing of weight hangs on."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    name = exhibitor.name
    try:
        deletion.delete_exhibitor(exhibitor)
    except deletion.KeptForever:
        abort(409, _("It has paid, been invoiced, answered a survey or complained: that stays on record."))
    flash(_("%(name)s is deleted.", name=name))
    return redirect(url_for(".index"))


@blueprint.route("/<int:exhibitor_id>/interactions/new", methods=["GET", "POST"])
@may("exhibitors.edit")
def new_interaction(exhibitor_id: int) -> ResponseReturnValue:
    """Note a call, mail, meeting, visit or thought."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    form = InteractionForm(happened_at=local_now())
    people = [("", _("Nobody")), *((one.id, one.name) for one in exhibitor.contacts)]
    form.contact_id.choices = choices(people)
    if not form.is_submitted():
        return render_template(TALK, form=form, exhibitor=exhibitor)
    if not form.validate():
        return refuse(TALK, form, exhibitor=exhibitor)
    _note(form, exhibitor)
    return to_exhibitor(exhibitor.id)


def _note(form: InteractionForm, exhibitor: Exhibitor) -> None:
    edition = current_edition()
    interaction = Interaction(
        exhibitor_id=exhibitor.id, person_id=signed_in().id, edition_id=edition.id if edition else None
    )
    form.populate_obj(interaction)
    interaction.happened_at = interaction.happened_at.replace(tzinfo=zone())
    db.session.add(interaction)
    flash(_("It is noted."))
