"""Comments and appeals on figures, on the room's own blueprint: by the person, answered by a manager."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse
from scoring.remark import ScoreRemark
from scoring.remark_forms import AnswerForm, RemarkForm
from scoring.routes import NO_EVENT, blueprint
from scoring.words import DECISIONS, FIGURES, REMARK_KINDS
from staff.sign_in import signed_in

NEW, ANSWER = "scoring/new_remark.html", "scoring/answer_remark.html"


@blueprint.get("/mine/remarks/new")
@may("scores.own")
def new_remark() -> ResponseReturnValue:
    """The form for a comment or an appeal on a figure of one's own."""
    edition = current_edition()
    if edition is None:
        return render_template(NO_EVENT)
    return render_template(NEW, form=RemarkForm(), edition=edition)


@blueprint.post("/mine/remarks/new")
@may("scores.own")
def save_remark() -> ResponseReturnValue:
    """Keep it with the person's figures of the edition."""
    edition, form = current_edition(), RemarkForm()
    if edition is None:
        abort(404, _("There is no event yet."))
    if not form.validate():
        return refuse(NEW, form, edition=edition)
    kept = ScoreRemark(person_id=signed_in().id, edition_id=edition.id)
    for name in ("figure", "kind", "text"):
        setattr(kept, name, form[name].data)
    db.session.add(kept)
    flash(_("It is kept with your figures and stands in your reports."))
    return redirect(url_for("scoring.mine", edition=edition.id))


def _context(remark: ScoreRemark) -> dict[str, object]:
    return {"remark": remark, "figures": FIGURES, "kinds": REMARK_KINDS, "decisions": DECISIONS}


@blueprint.get("/remarks/<int:remark_id>")
@may("scores.edit")
def remark(remark_id: int) -> ResponseReturnValue:
    """A comment or an appeal, and the form that answers it once."""
    return render_template(ANSWER, form=AnswerForm(), **_context(db.get_or_404(ScoreRemark, remark_id)))


@blueprint.post("/remarks/<int:remark_id>")
@may("scores.edit")
def answer_remark(remark_id: int) -> ResponseReturnValue:
    """Answer it; the person reads the answer on its page and in its reports."""
    found, form = db.get_or_404(ScoreRemark, remark_id), AnswerForm()
    if not form.validate():
        return refuse(ANSWER, form, **_context(found))
    try:
        found.settle(signed_in(), form.decision.data, form.answer.data or "")
    except ValueError:
        abort(409, _("This was answered already, or it is your own: somebody else has to answer it."))
    flash(_("The answer is kept with the report."))
    return redirect(url_for("scoring.person", person_id=found.person_id, edition=found.edition_id))
