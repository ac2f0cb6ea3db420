"""Conduct on a complaint's page: recorded with evidence, reviewed by a manager who did not record it."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from complaints import conduct
from complaints.forms import ConductForm
from complaints.models import Complaint
from complaints.step_routes import posted
from foundation.access import may
from foundation.database import db
from foundation.languages import later as _l
from staff.sign_in import signed_in

blueprint = Blueprint("conduct", __name__)
WRONG = {
    "founded": _l("Unfounded is only a complaint that is closed with a cause of the exhibitor’s own."),
    "twice": _l("This is recorded already."),
    "own": _l("Nobody reviews their own record: ask another manager."),
    "reviewed": _l("Somebody else reviewed this record meanwhile."),
    "nowhere": _l("This exhibitor takes part in no event, so there is nothing to put points on."),
}


def _refused(error: conduct.ConductError) -> str:
    return f"{WRONG[error.reason]} {_('Nothing was changed.')}"


@blueprint.post("/<int:complaint_id>/conduct")
@may("complaints.edit")
def record(complaint_id: int) -> ResponseReturnValue:
    """Record conduct, with evidence; it counts when a manager upholds it."""

    def do(complaint: Complaint, form: ConductForm) -> None:
        try:
            conduct.record(complaint, signed_in(), form.conduct_kind.data, form.evidence.data or "")
        except conduct.ConductError as error:
            abort(409, _refused(error))
        flash(_("Recorded. It counts for nothing until a manager upholds it."))

    return posted(complaint_id, "conduct_form", ConductForm, do)


@blueprint.post("/conduct/<int:record_id>/<any(upheld, dismissed):word>")
@may("complaints.policy")
def review(record_id: int, word: str) -> ResponseReturnValue:
    """Uphold or dismiss what was recorded."""
    made = db.get_or_404(conduct.ConductRecord, record_id)
    words = request.form.get("review", "").strip()[:2000] or None
    try:
        conduct.review(made, signed_in(), word == "upheld", words)
    except conduct.ConductError as error:
        abort(409, _refused(error))
    return redirect(url_for("complaints.complaint", complaint_id=made.complaint_id))
