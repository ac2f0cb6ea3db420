"""One exhibitor's class: why, since when, and setting it by hand."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from classification import actions, assessing, fact_sheet, overrides, queries
from classification.explaining import explain
from classification.forms import OverrideForm
from classification.letters import writing
from classification.models import Override
from classification.ribbon import ribbon
from classification.routes import blueprint
from exhibitors.models import Exhibitor
from foundation.access import may
from foundation.database import db
from staff.sign_in import signed_in


@blueprint.get("/exhibitors/<int:exhibitor_id>")
@may("classes.view")
def exhibitor(exhibitor_id: int) -> ResponseReturnValue:
    """Why an exhibitor is in its class, its history, and setting the class by hand."""
    return _exhibitor_page(db.get_or_404(Exhibitor, exhibitor_id), OverrideForm(formdata=None))


@blueprint.post("/exhibitors/<int:exhibitor_id>/override")
@may("classes.edit")
def override(exhibitor_id: int) -> ResponseReturnValue:
    """Set the class by hand until a day."""
    record, form = db.get_or_404(Exhibitor, exhibitor_id), OverrideForm()
    if not form.validate() or form.ends_on.data is None:
        return _exhibitor_page(record, form), form.refused
    values = form.relationship_class.data, form.reason.data or "", form.ends_on.data
    actions.set_class(exhibitor_id, *values, signed_in().id)
    flash(_("The class of %(name)s is set until the day given.", name=record.name))
    return redirect(url_for("classification.exhibitor", exhibitor_id=exhibitor_id))


@blueprint.get("/overrides")
@may("classes.view")
def override_list() -> ResponseReturnValue:
    """Classes set by hand, those that end first on top."""
    today = assessing.today()
    shown = {"rows": overrides.to_review(today), "today": today, "soon": today + overrides.SOON}
    return render_template("classification/overrides.html", **shown)


@blueprint.post("/overrides/<int:override_id>/reviewed")
@may("classes.edit")
def review_override(override_id: int) -> ResponseReturnValue:
    """Note that an override that has ended was looked at."""
    overrides.reviewed(db.get_or_404(Override, override_id).id)
    flash(_("It is reviewed."))
    return redirect(url_for("classification.override_list"))


@blueprint.post("/overrides/<int:override_id>/end")
@may("classes.edit")
def end_override(override_id: int) -> ResponseReturnValue:
    """Let the rules decide again."""
    exhibitor_id = db.get_or_404(Override, override_id).exhibitor_id
    actions.end_override(exhibitor_id)
    flash(_("The rules decide again."))
    return redirect(url_for("classification.exhibitor", exhibitor_id=exhibitor_id))


@blueprint.post("/exhibitors/<int:exhibitor_id>/assess")
@may("classes.edit")
def assess_one(exhibitor_id: int) -> ResponseReturnValue:
    """Assess one exhibitor now."""
    db.get_or_404(Exhibitor, exhibitor_id)
    assessing.assess(exhibitor_id)
    flash(_("The exhibitor is assessed."))
    return redirect(url_for("classification.exhibitor", exhibitor_id=exhibitor_id))


def _exhibitor_page(record: Exhibitor, form: OverrideForm) -> str:
    explanation, history = explain(record.id), queries.history(record.id)
    turns = [(one.as_of, one.relationship_class) for one in reversed(history)]
    rate = explanation.policy.hourly_rate_minor if explanation else 0
    return render_template(
        "classification/exhibitor.html",
        record=record,
        form=form,
        explanation=explanation,
        facts=fact_sheet.fact_sheet(explanation.facts, rate) if explanation else [],
        history=history,
        letters=writing.of_exhibitor(record.id),
        stretches=ribbon(turns, assessing.today()),
        override=queries.override_in_force(record.id, assessing.today()),
    )
