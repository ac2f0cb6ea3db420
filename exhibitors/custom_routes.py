"""The custom fields: list, new, rename, delete and undo."""

from flask import render_template
from flask.typing import ResponseReturnValue

from exhibitors import custom
from exhibitors.custom import CustomField
from exhibitors.custom_forms import FieldForm
from exhibitors.custom_kinds import FieldKind, typed
from exhibitors.custom_words import KINDS, shown
from exhibitors.named_routes import Pages
from exhibitors.routes import blueprint
from foundation.access import may
from foundation.languages import later as _l


@blueprint.app_template_global()
def custom_values(exhibitor_id: int) -> list[tuple[str, str]]:
    """Return (name, value as it is read) of each custom field that an exhibitor has."""
    values = custom.named_values(exhibitor_id)
    return [(name, shown(kind, typed(kind, text, number))) for name, kind, text, number in values]


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


def _save(field: CustomField, form: FieldForm) -> None:
    field.name = form.name.data or ""
    if "kind" in form:
        field.kind = form.kind.data
    if field.kind == FieldKind.CHOICE:
        field.choices = form.choices()


Pages(
    CustomField,
    one="field",
    many="fields",
    permission="exhibitors.fields",
    template="exhibitors/field_form.html",
    form=_form,
    save=_save,
    title=_l("New field"),
    taken_meanwhile=_l("Another field has this name now. Rename that one first, then undo again."),
).add()
