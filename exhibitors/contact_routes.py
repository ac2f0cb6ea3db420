"""The people at an exhibitor."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from exhibitors import failing
from exhibitors.actions import make_main
from exhibitors.deletion import KeptForever, delete_contact
from exhibitors.forms import ContactForm
from exhibitors.models import Contact, Exhibitor
from exhibitors.record_routes import to_exhibitor
from exhibitors.routes import blueprint
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse
from foundation.removal import Removal, offer_undo, restore

FORM = "exhibitors/contact_form.html"


def _address_is_free(form: ContactForm, contact: Contact, exhibitor: Exhibitor) -> bool:
    form.email.data = form.email.data.lower() if form.email.data else None
    same = select(Contact.id).where(Contact.exhibitor_id == exhibitor.id, Contact.email == form.email.data)
    taken = db.session.scalar(same.where(Contact.id != contact.id) if contact.id else same)
    if form.email.data and taken:
        form.email.errors = [_("Another contact of this exhibitor has this address.")]
        return False
    return True


def _edit(contact: Contact, exhibitor: Exhibitor, title: str) -> ResponseReturnValue:
    form = ContactForm(obj=contact if contact.id else None)
    if not form.is_submitted():
        return render_template(FORM, form=form, title=title, exhibitor=exhibitor, contact=contact)
    if not (form.validate() and _address_is_free(form, contact, exhibitor)):
        return refuse(FORM, form, title=title, exhibitor=exhibitor, contact=contact)
    form.populate_obj(contact)
    contact.exhibitor_id = exhibitor.id
    db.session.add(contact)
    db.session.flush()
    if contact.main:
        make_main(contact)
    flash(_("%(name)s is saved.", name=contact.name))
    return to_exhibitor(exhibitor.id)


@blueprint.route("/<int:exhibitor_id>/contacts/new", methods=["GET", "POST"])
@may("exhibitors.edit")
def new_contact(exhibitor_id: int) -> ResponseReturnValue:
    """Add a contact."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    return _edit(Contact(), exhibitor, _("New contact"))


@blueprint.route("/contacts/<int:contact_id>/edit", methods=["GET", "POST"])
@may("exhibitors.edit")
def edit_contact(contact_id: int) -> ResponseReturnValue:
    """Change a contact."""
    contact = db.get_or_404(Contact, contact_id)
    return _edit(contact, contact.exhibitor, contact.name)


@blueprint.post("/contacts/<int:contact_id>/address-works")
@may("exhibitors.edit")
def address_works(contact_id: int) -> ResponseReturnValue:
    """Let mail go again to an address that a server had refused."""
    contact = db.get_or_404(Contact, contact_id)
    failing.clear(contact)
    flash(_("Mail goes to %(email)s again.", email=contact.email or contact.name))
    return to_exhibitor(contact.exhibitor_id)


@blueprint.post("/contacts/<int:contact_id>/delete")
@may("exhibitors.edit")
def remove_contact(contact_id: int) -> ResponseReturnValue:
    """Delete a contact; one click takes it back."""
    contact = db.get_or_404(Contact, contact_id)
    exhibitor_id, name = contact.exhibitor_id, contact.name
    try:
        removal = delete_contact(contact)
    except KeptForever:
        abort(409, _("%(name)s answered a survey or complained: that stays on record.", name=name))
    offer_undo(_("%(name)s is deleted.", name=name), url_for(".restore_contact", removal_id=removal.id))
    return to_exhibitor(exhibitor_id)


@blueprint.post("/contacts/removed/<int:removal_id>/restore")
@may("exhibitors.edit")
def restore_contact(removal_id: int) -> ResponseReturnValue:
    """Put a deleted contact back."""
    removal = db.session.get(Removal, removal_id)
    if removal is None or removal.table_name != Contact.__tablename__:
        abort(404)
    contact = db.session.get_one(Contact, restore(removal))
    flash(_("%(name)s is back.", name=contact.name))
    return redirect(url_for("overview.exhibitor", exhibitor_id=contact.exhibitor_id))
