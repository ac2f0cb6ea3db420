"""Bulk actions of the list: owner, tags, any field; undo."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from exhibitors.bulk import changes
from exhibitors.bulk.fields import bulk_fields, told
from exhibitors.custom_kinds import NotOfKind
from exhibitors.field_change import ChangeBatch
from exhibitors.filters import NONE
from exhibitors.listing.asked import how_many, meant
from exhibitors.routes import blueprint
from exhibitors.tags import Tag
from foundation.access import may
from foundation.addresses import address
from foundation.database import db
from foundation.removal import offer_undo
from staff.models import Person
from staff.sign_in import signed_in


def _done(batch: ChangeBatch, text: str) -> ResponseReturnValue:
    offer_undo(text, address(url_for(".undo_change", batch_id=batch.id)))
    return redirect(address(url_for(".index")))


def _new_owner() -> Person | None:
    text = request.form.get("owner_id", "")
    if text == NONE:
        return None
    person = db.session.get(Person, int(text)) if text.isdecimal() and len(text) < 10 else None
    if person is None or not person.active:
        abort(422, _("Choose who is to own these exhibitors."))
    return person


@blueprint.post("/assign")
@may("exhibitors.edit")
def assign_owner() -> ResponseReturnValue:
    """Give what was ticked, or all that match, to one owner."""
    ids, owner = meant(), _new_owner()
    batch = changes.set_column(ids, "owner_id", owner.id if owner else None, signed_in().id)
    if owner is None:
        return _done(batch, _("%(n)s exhibitors have no owner now.", n=batch.changed))
    return _done(batch, _("%(n)s exhibitors now belong to %(owner)s.", n=batch.changed, owner=owner.name))


def _tag_asked() -> Tag:
    text = request.form.get("tag_id", "")
    tag = db.session.get(Tag, int(text)) if text.isdecimal() and len(text) < 10 else None
    if tag is None or tag.removed_at is not None:
        abort(422, _("Choose a tag."))
    return tag


@blueprint.post("/tag")
@may("exhibitors.edit")
def put_tag_on() -> ResponseReturnValue:
    """Put a tag on what was ticked, or all that match."""
    ids, tag = meant(), _tag_asked()
    batch = changes.set_tag(ids, tag, True, signed_in().id)
    return _done(batch, _("%(n)s exhibitors are tagged “%(tag)s” now.", n=batch.changed, tag=tag.name))


@blueprint.post("/untag")
@may("exhibitors.edit")
def take_tag_off() -> ResponseReturnValue:
    """Take a tag off what was ticked, or all that match."""
    ids, tag = meant(), _tag_asked()
    batch = changes.set_tag(ids, tag, False, signed_in().id)
    return _done(batch, _("%(n)s exhibitors are no longer tagged “%(tag)s”.", n=batch.changed, tag=tag.name))


@blueprint.post("/change")
@may("exhibitors.edit")
def change_field() -> ResponseReturnValue:
    """Ask for the new value of a field, then give it to what was ticked, or all that match."""
    ids, offered = meant(), bulk_fields()
    field = offered.get(request.form.get("field", "")) or abort(422, _("Choose a field."))
    if "value" not in request.form:
        return render_template("exhibitors/change.html", field=field, n=how_many(ids))
    try:
        batch = field.give(ids, request.form["value"], signed_in().id)
    except NotOfKind:
        error = field.advice()
        return render_template("exhibitors/change.html", field=field, n=how_many(ids), error=error), 422
    return _done(batch, told(batch, field))


@blueprint.post("/changes/<int:batch_id>/undo")
@may("exhibitors.edit")
def undo_change(batch_id: int) -> ResponseReturnValue:
    """Take a change of many exhibitors back, but not over what somebody has changed since."""
    batch = db.session.get(ChangeBatch, batch_id, with_for_update=True) or abort(404)
    if batch.undone_at is not None:
        abort(409, _("This was taken back already."))
    try:
        back = changes.take_back(batch)
    except changes.Gone:
        abort(409, _("The field or tag was deleted meanwhile. Put it back first, then undo again."))
    flash(_("%(n)s exhibitors are as they were.", n=back))
    if kept := batch.changed - back:
        flash(_("%(n)s were changed again since and stay as they are.", n=kept), "error")
    return redirect(address(url_for(".index")))
