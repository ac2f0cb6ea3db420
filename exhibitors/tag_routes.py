"""The tags: list, new, rename, delete and undo."""

from flask import render_template
from flask.typing import ResponseReturnValue
from wtforms import SelectField, StringField

from exhibitors import tags as tagging
from exhibitors.forms import REQUIRED
from exhibitors.named_routes import Pages
from exhibitors.routes import blueprint
from exhibitors.tags import Colour, Tag
from foundation.access import may
from foundation.forms import EditForm, choices, text_length
from foundation.languages import later as _l

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


Pages(
    Tag,
    one="tag",
    many="tags",
    permission="exhibitors.edit",
    template="exhibitors/tag_form.html",
    form=lambda tag: TagForm(obj=tag if tag.id else None),
    save=lambda tag, form: form.populate_obj(tag),
    title=_l("New tag"),
    taken_meanwhile=_l("Another tag has this name now. Rename that one first, then undo again."),
).add()
