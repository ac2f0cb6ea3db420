"""Writing the same to many: who would be written to, then one mail each."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from complaints import bulk
from complaints.forms import WriteForm
from foundation.access import may
from foundation.addresses import address
from staff.sign_in import signed_in

blueprint = Blueprint("writing", __name__)


@blueprint.post("/write")
@may("complaints.edit")
def write() -> ResponseReturnValue:
    """Show who would be written to, or write to them."""
    chosen = request.form.getlist("complaint", type=int)[: bulk.MOST_WRITTEN]
    if not chosen:
        abort(422, _("Choose at least one complaint."))
    sends, reachable = request.form.get("do") == "send", bulk.reachable(chosen)
    form = WriteForm() if sends else WriteForm(formdata=None)
    if not sends or not form.validate():
        others = len(chosen) - len(reachable)
        page = render_template("complaints/write.html", form=form, reachable=reachable, others=others)
        return (page, form.refused) if sends else page
    count = bulk.write([row.id for row in reachable], form.text.data or "", signed_in())
    flash(ngettext("%(num)d mail is written.", "%(num)d mails are written.", count))
    return redirect(address(url_for("complaints.index")))
