"""What people decide on the preview: this row is that exhibitor, or a new one."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from exhibitors.imports import deciding
from exhibitors.imports.listing import Show
from exhibitors.imports.models import ImportRun
from exhibitors.imports.routes import blueprint, take
from foundation.access import may
from foundation.database import db

NEW = "new"


@blueprint.post("/<int:run_id>/rows/<int:number>")
@may("exhibitors.import")
def decide(run_id: int, number: int) -> ResponseReturnValue:
    """Say that a row is an exhibitor (its number), a new one ("new"), or (nothing) leave it undecided."""
    run, said = db.get_or_404(ImportRun, run_id), request.form.get("is", "")
    if said and said != NEW and not (said.isdecimal() and len(said) < 10):
        abort(400, _("Choose one of the exhibitors shown, or a new one."))
    try:
        if said:
            take(deciding.decide, run, number, None if said == NEW else int(said))
        else:
            take(deciding.leave_undecided, run, number)
    except LookupError:
        abort(404)
    return _back(run)


@blueprint.post("/<int:run_id>/alike")
@may("exhibitors.import")
def decide_all(run_id: int) -> ResponseReturnValue:
    """Say of every undecided row that looks enough like an exhibitor that it is the same."""
    run, least = db.get_or_404(ImportRun, run_id), request.form.get("least", "")
    if not (least.isdecimal() and 0 < int(least[:4]) <= 100):
        abort(400, _("Choose a likeness from 1 to 100 percent."))
    said = take(deciding.decide_all_above, run, int(least[:4]) / 100)
    flash(ngettext("%(num)s row was decided.", "%(num)s rows were decided.", said))
    return _back(run)


def _back(run: ImportRun) -> ResponseReturnValue:
    after = request.form.get("after") or None
    return redirect(url_for("imports.run", run_id=run.id, show=Show.ALIKE, after=after))
