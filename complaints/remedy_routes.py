"""What becomes of a remedy: approved or refused by us, accepted or rejected by the exhibitor."""

from collections.abc import Callable

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from complaints import remedies
from complaints.models import Remedy
from complaints.refusals import refusal
from foundation.access import may
from foundation.database import db
from staff.sign_in import signed_in

blueprint = Blueprint("remedies", __name__, url_prefix="/remedies")


def _done(remedy_id: int, do: Callable[[Remedy], None]) -> ResponseReturnValue:
    remedy = db.get_or_404(Remedy, remedy_id)
    try:
        do(remedy)
    except remedies.AboveLimitError as error:
        abort(403, refusal(error))
    except remedies.RemedyError as error:
        abort(409, refusal(error))
    return redirect(url_for("complaints.complaint", complaint_id=remedy.complaint_id))


@blueprint.post("/<int:remedy_id>/<any(accepted, rejected):word>")
@may("complaints.edit")
def answer(remedy_id: int, word: str) -> ResponseReturnValue:
    """Note what the exhibitor says to a remedy."""
    return _done(remedy_id, lambda remedy: remedies.answer(remedy, signed_in(), word))


@blueprint.post("/<int:remedy_id>/<any(approved, refused):word>")
@may("complaints.edit")
def decide(remedy_id: int, word: str) -> ResponseReturnValue:
    """Approve a remedy that was asked for, within one's own limit, or refuse it."""
    return _done(remedy_id, lambda remedy: remedies.decide(remedy, signed_in(), word == "approved"))
