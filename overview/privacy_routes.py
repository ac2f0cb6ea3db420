"""A contact's right to know and to be forgotten: what is held, its export, its erasure."""

import io

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from exhibitors.models import Contact
from foundation.access import may
from foundation.database import db
from overview import erasing, personal
from overview.listed import StillListed
from overview.routes import blueprint
from overview.words import HELD
from staff.sign_in import signed_in


@blueprint.get("/contacts/<int:contact_id>/personal-data")
@may("contacts.privacy")
def personal_data(contact_id: int) -> ResponseReturnValue:
    """How much is held on a contact, and what can be done about it."""
    contact = db.get_or_404(Contact, contact_id)
    held = {name: len(rows) for name, rows in personal.held_on(contact).items()}
    return render_template("overview/personal_data.html", contact=contact, held=held, held_words=HELD)


@blueprint.get("/contacts/<int:contact_id>/personal-data.zip")
@may("contacts.privacy")
def export_personal_data(contact_id: int) -> ResponseReturnValue:
    """All that is held on a contact, as a file to hand over."""
    contact = db.get_or_404(Contact, contact_id)
    content = io.BytesIO(personal.as_zip(contact))
    name = f"personal-data-{contact.id}.zip"
    return send_file(content, mimetype="application/zip", as_attachment=True, download_name=name)


@blueprint.post("/contacts/<int:contact_id>/erase")
@may("contacts.privacy")
def erase_contact(contact_id: int) -> ResponseReturnValue:
    """Erase a contact's personal data for good."""
    contact = db.get_or_404(Contact, contact_id)
    if "sure" not in request.form:
        abort(422, _("Tick that you are sure: what is erased cannot be brought back."))
    exhibitor_id = contact.exhibitor_id
    try:
        erasing.erase(contact, signed_in().id)
    except erasing.StillOpen as still:
        numbers = ", ".join(still.numbers)
        abort(409, _("A complaint of this person is open (%(numbers)s). Close it first.", numbers=numbers))
    except StillListed as still:
        names = ", ".join(still.filenames)
        abort(
            409,
            _(
                "A list that is not in yet names them (%(names)s). Bring it in or discard it first.",
                names=names,
            ),
        )
    flash(_("The personal data of this contact are erased."))
    return redirect(url_for("overview.exhibitor", exhibitor_id=exhibitor_id))
