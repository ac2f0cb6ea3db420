"""Saved views: save the list as it is, open, rename, share, make one's own default, delete and undo."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import BooleanField, StringField

from events.current import current_edition
from exhibitors import views
from exhibitors.filters import UnknownFilter
from exhibitors.forms import REQUIRED, zone
from exhibitors.listing.asked import address_of, filters_asked
from exhibitors.listing.conditions import Seen
from exhibitors.listing.fields import all_fields
from exhibitors.listing.grammar import BadFilter
from exhibitors.listing.words import sentence
from exhibitors.routes import blueprint
from exhibitors.views import SavedView
from foundation.access import may
from foundation.database import db
from foundation.forms import EditForm, refuse, text_length
from foundation.languages import later as _l
from foundation.removal import Removal, offer_undo, remove, restore
from staff.sign_in import signed_in

FORM = "exhibitors/view_form.html"


class ViewForm(EditForm):
    """A view's name, and who sees it."""

    name = StringField(_l("Name"), [REQUIRED, text_length(60)])
    shared = BooleanField(_l("Everybody may open it"))


@blueprint.get("/views/")
@may("exhibitors.view")
def saved_views() -> ResponseReturnValue:
    """The views that one may open."""
    me = signed_in().id
    return render_template(
        "exhibitors/views.html", views=views.visible_to(me), default=views.default_of(me), me=me
    )


@blueprint.get("/views/<int:view_id>")
@may("exhibitors.view")
def open_view(view_id: int) -> ResponseReturnValue:
    """Open a view; what it names that is gone is left out, and said."""
    view = views.visible(view_id, signed_in().id) or abort(404)
    edition = current_edition()
    fields = all_fields(edition.id if edition else None)
    query, wrong = views.usable(view.query, fields, Seen(signed_in().id, zone()))
    for error in wrong:
        told = sentence(error) if isinstance(error, BadFilter) else _damaged(error)
        flash(_("The view “%(view)s” opens without a part of it. %(why)s", view=view.name, why=told), "error")
    return redirect(address_of({**query, "view": str(view.id)}))


def _damaged(error: UnknownFilter) -> str:
    return _("Its “%(name)s” means nothing any more.", name=error.name)


def _edit(view: SavedView, title: str) -> ResponseReturnValue:
    form = ViewForm(obj=view if view.id else None)
    if not form.is_submitted():
        return render_template(FORM, form=form, title=title)
    valid = form.validate()
    if valid and views.name_taken(signed_in().id, form.name.data or "", view.id):
        form.name.errors, valid = [_("This name is taken.")], False
    if not valid:
        return refuse(FORM, form, title=title)
    form.populate_obj(view)
    db.session.add(view)
    db.session.flush()
    flash(_("%(name)s is saved.", name=view.name))
    return redirect(url_for(".open_view", view_id=view.id))


@blueprint.route("/views/new", methods=["GET", "POST"])
@may("exhibitors.view")
def new_view() -> ResponseReturnValue:
    """Save the list in the address under a name."""
    return _edit(SavedView(person_id=signed_in().id, query=filters_asked().address), _("Save this list"))


def _mine(view_id: int) -> SavedView:
    view = db.get_or_404(SavedView, view_id)
    return view if view.person_id == signed_in().id else abort(404)


@blueprint.route("/views/<int:view_id>/edit", methods=["GET", "POST"])
@may("exhibitors.view")
def edit_view(view_id: int) -> ResponseReturnValue:
    """Rename a view of one's own, or share it."""
    view = _mine(view_id)
    return _edit(view, view.name)


@blueprint.post("/views/<int:view_id>/update")
@may("exhibitors.view")
def update_view(view_id: int) -> ResponseReturnValue:
    """Let a view of one's own be the list in the address from now on."""
    view = _mine(view_id)
    view.query = filters_asked().address
    flash(_("%(name)s is saved.", name=view.name))
    return redirect(url_for(".open_view", view_id=view.id))


@blueprint.post("/views/default")
@may("exhibitors.view")
def default_view() -> ResponseReturnValue:
    """Choose the view that one's list opens with, or none."""
    text = request.form.get("view_id", "")
    number = int(text) if text.isdecimal() and len(text) < 10 else None
    view = views.visible(number, signed_in().id) if number else None
    if number and view is None:
        abort(404)
    views.make_default(signed_in().id, view.id if view else None)
    told = (
        _("Your list opens with %(name)s.", name=view.name) if view else _("Your list opens with everybody.")
    )
    flash(told)
    return redirect(url_for(".saved_views"))


@blueprint.post("/views/<int:view_id>/delete")
@may("exhibitors.view")
def remove_view(view_id: int) -> ResponseReturnValue:
    """Delete a view of one's own."""
    view = _mine(view_id)
    name, removal = view.name, remove(view)
    offer_undo(_("%(name)s is deleted.", name=name), url_for(".restore_view", removal_id=removal.id))
    return redirect(url_for(".saved_views"))


@blueprint.post("/views/removals/<int:removal_id>/undo")
@may("exhibitors.view")
def restore_view(removal_id: int) -> ResponseReturnValue:
    """Put a deleted view of one's own back."""
    removal = db.session.get(Removal, removal_id)
    mine = removal is not None and removal.row.get("person_id") == signed_in().id
    if removal is None or removal.table_name != SavedView.__tablename__ or not mine:
        abort(404)
    restore(removal)
    return redirect(url_for(".saved_views"))
