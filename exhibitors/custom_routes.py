"""The custom fields: list, new, rename, delete and undo."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from exhibitors import custom
from exhibitors.custom import CustomField
from exhibitors.custom_forms import FieldForm
from exhibitors.custom_kinds import FieldKind
from exhibitors.custom_words import KINDS, shown
from exhibitors.routes import blueprint
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse
from foundation.removal import offer_undo

FORM = "exhibitors/field_form.html"


@blueprint.app_template_global()
def custom_values(exhibitor_id: int) -> list[tuple[str, str]]:
    """Return (name, value as it is read) of each custom field that an exhibitor has."""
    values = custom.values_of(exhibitor_id)
    return [(one.name, shown(one.kind, values[one.id])) for one in custom.fields() if one.id in values]


@blueprint.get("/fields/")
@may("exhibitors.fields")
def fields() -> ResponseReturnValue:
    """Every custom field, by name."""
    return render_template("exhibitors/fields.html", fields=custom.fields(), kinds=KINDS)


def _form(field: CustomField) -> FieldForm:
    form = FieldForm(obj=field if field.id else None, choice_lines="\n".join(field.choices or ()))
    if field.id:
        del form.kind
    if field.id and field.kind != FieldKind.CHOICE:
        del form.choice_lines
    return form


def _edit(field: CustomField, title: str) -> ResponseReturnValue:
    form = _form(field)
    if not form.is_submitted():
        return render_template(FORM, form=form, title=title, field_id=field.id)
    valid = form.validate()
    if valid and custom.name_taken(form.name.data or "", field.id):
        form.name.errors, valid = [_("This name is taken.")], False
    if not valid:
        return refuse(FORM, form, title=title, field_id=field.id)
    _save(field, form)
    flash(_("%(name)s is saved.", name=field.name))
    return redirect(url_for(".fields"))


def _save(field: CustomField, form: FieldForm) -> None:
    field.name = form.name.data or ""
    if "kind" in form:
        field.kind = form.kind.data
    if field.kind == FieldKind.CHOICE:
        field.choices = form.choices()
    db.session.add(field)
    db.session.flush()


@blueprint.route("/fields/new", methods=["GET", "POST"])
@may("exhibitors.fields")
def new_field() -> ResponseReturnValue:
    """Add a custom field."""
    return _edit(CustomField(), _("New field"))


def _field(field_id: int) -> CustomField:
    field = db.get_or_404(CustomField, field_id)
    return field if field.removed_at is None else abort(404)


@blueprint.route("/fields/<int:field_id>/edit", methods=["GET", "POST"])
@may("exhibitors.fields")
def edit_field(field_id: int) -> ResponseReturnValue:
    """Rename a custom field, or change its choices."""
    field = _field(field_id)
    return _edit(field, field.name)


@blueprint.post("/fields/<int:field_id>/delete")
@may("exhibitors.fields")
def remove_field(field_id: int) -> ResponseReturnValue:
    """Take a custom field and its values out of use."""
    field = _field(field_id)
    custom.remove(field)
    offer_undo(_("%(name)s is deleted.", name=field.name), url_for(".restore_field", field_id=field.id))
    return redirect(url_for(".fields"))


@blueprint.post("/fields/<int:field_id>/undo")
@may("exhibitors.fields")
def restore_field(field_id: int) -> ResponseReturnValue:
    """Put a deleted field back with its values."""
    field = db.get_or_404(CustomField, field_id)
    if field.removed_at is None:
        abort(409, _("This was taken back already."))
    if not custom.put_back(field):
        abort(409, _("Another field has this name now. Rename that one first, then undo again."))
    flash(_("%(name)s is back.", name=field.name))
    return redirect(url_for(".fields"))
