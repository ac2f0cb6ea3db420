"""The tags: list, new, rename, delete and undo."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import SelectField, StringField

from exhibitors import tags as tagging
from exhibitors.forms import REQUIRED
from exhibitors.routes import blueprint
from exhibitors.tags import Colour, Tag
from foundation.access import may
from foundation.database import db
from foundation.forms import EditForm, choices, refuse, text_length
from foundation.languages import later as _l
from foundation.removal import offer_undo

FORM = "exhibitors/tag_form.html"
COLOURS = {
    Colour.GREY.value: _l("Grey"),
    Colour.INDIGO.value: _l("Indigo"),
    Colour.TEAL.value: _l("Teal"),
    Colour.GREEN.value: _l("Green"),
    Colour.AMBER.value: _l("Amber"),
    Colour.RED.value: _l("Red"),
}


class TagForm(EditForm):
    """A tag."""

    name = StringField(_l("Name"), [REQUIRED, text_length(40)])
    colour = SelectField(_l("Colour"), choices=choices(COLOURS.items()))


@blueprint.app_template_global()
def tags_on(exhibitor_id: int) -> list[object]:
    """Return the tags of one exhibitor."""
    return list(tagging.tags_of([exhibitor_id]).get(exhibitor_id, ()))


@blueprint.get("/tags/")
@may("exhibitors.view")
def tags() -> ResponseReturnValue:
    """Every tag, and how many carry it."""
    return render_template("exhibitors/tags.html", tags=tagging.tags(), counts=tagging.counts())


def _edit(tag: Tag, title: str) -> ResponseReturnValue:
    form = TagForm(obj=tag if tag.id else None)
    if not form.is_submitted():
        return render_template(FORM, form=form, title=title)
    valid = form.validate()
    if valid and tagging.name_taken(form.name.data or "", tag.id):
        form.name.errors, valid = [_("This name is taken.")], False
    if not valid:
        return refuse(FORM, form, title=title)
    form.populate_obj(tag)
    db.session.add(tag)
    db.session.flush()
    flash(_("%(name)s is saved.", name=tag.name))
    return redirect(url_for(".tags"))


@blueprint.route("/tags/new", methods=["GET", "POST"])
@may("exhibitors.edit")
def new_tag() -> ResponseReturnValue:
    """Add a tag."""
    return _edit(Tag(), _("New tag"))


def _tag(tag_id: int) -> Tag:
    tag = db.get_or_404(Tag, tag_id)
    return tag if tag.removed_at is None else abort(404)


@blueprint.route("/tags/<int:tag_id>/edit", methods=["GET", "POST"])
@may("exhibitors.edit")
def edit_tag(tag_id: int) -> ResponseReturnValue:
    """Change a tag's name or colour."""
    tag = _tag(tag_id)
    return _edit(tag, tag.name)


@blueprint.post("/tags/<int:tag_id>/delete")
@may("exhibitors.edit")
def remove_tag(tag_id: int) -> ResponseReturnValue:
    """Take a tag off everybody and out of use."""
    tag = _tag(tag_id)
    tagging.remove(tag)
    offer_undo(_("%(name)s is deleted.", name=tag.name), url_for(".restore_tag", tag_id=tag.id))
    return redirect(url_for(".tags"))


@blueprint.post("/tags/<int:tag_id>/undo")
@may("exhibitors.edit")
def restore_tag(tag_id: int) -> ResponseReturnValue:
    """Put a deleted tag back on everybody who carried it."""
    tag = db.get_or_404(Tag, tag_id)
    if tag.removed_at is None:
        abort(409, _("This was taken back already."))
    if not tagging.put_back(tag):
        abort(409, _("Another tag has this name now. Rename that one first, then undo again."))
    flash(_("%(name)s is back.", name=tag.name))
    return redirect(url_for(".tags"))
