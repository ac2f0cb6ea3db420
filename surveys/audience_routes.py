"""Pages about whom a survey asks: from the exhibitor list, while it is chosen, and who is left out."""

from datetime import timedelta

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from events.models import Edition
from exhibitors.listing.asked import filters_asked, refusing_bad_filters, ticked
from exhibitors.queries import chosen_ids
from foundation import clock
from foundation.access import may
from foundation.database import db
from foundation.languages import current
from staff.sign_in import signed_in
from surveys import lists, reach, rest
from surveys.audience import LIST
from surveys.audience_form import FIELDS
from surveys.audience_page import shown
from surveys.forms import SurveyForm
from surveys.models import Survey
from surveys.proposal import mistimed, proposed
from surveys.reach import Asking
from surveys.routes import blueprint, new_page


@blueprint.post("/for-list")
@may("surveys.send")
def for_list() -> ResponseReturnValue:
    """Begin a survey of what was ticked in the exhibitor list, or of all that match."""
    edition = current_edition()
    if edition is None:
        abort(409, _("Add an edition first: a survey belongs to one."))
    filters = filters_asked()
    with refusing_bad_filters():
        chosen_ids(filters)
    whole = "all" in request.form
    kept = {"query": lists.written(filters.address) if whole else ""}
    kept["ids"] = "" if whole else ",".join(map(str, ticked()))
    form = SurveyForm(formdata=None, data={**proposed(edition), **kept, "who": LIST})
    return new_page(edition, form.for_edition(edition, None, signed_in().id))


@blueprint.get("/audience")
@may("surveys.send")
def audience() -> ResponseReturnValue:
    """How many contacts the form's audience is, while it is being chosen."""
    edition = db.get_or_404(Edition, request.args.get("for", type=int) or 0)
    form = SurveyForm(request.args, meta={"csrf": False}).for_edition(edition, None, signed_in().id)
    wrong = [form[name].errors[0] for name in FIELDS if not form[name].validate(form)]
    if wrong:
        return render_template("surveys/audience.html", problem=wrong[0]), 422
    return render_template("surveys/audience.html", asked=shown(Asking(edition, form.audience())))


@blueprint.get("/<int:survey_id>/left-out")
@may("surveys.view")
def left_out(survey_id: int) -> ResponseReturnValue:
    """Who of the audience is not asked, and why."""
    survey = db.get_or_404(Survey, survey_id)
    asked = shown(Asking.of(survey))
    if asked.problem:
        return redirect(url_for(".survey", survey_id=survey.id))
    reason = request.args.get("reason")
    if reason and reason not in reach.REASONS:
        abort(400, _("Nobody is left out for this reason. Open the page again from the survey."))
    rows = reach.left_out(Asking.of(survey), reason, request.args.get("after"))
    return render_template(
        "surveys/left_out.html", survey=survey, asked=asked, page=rows, apart=timedelta(days=rest.days())
    )


@blueprint.get("/<int:survey_id>/send")
@may("surveys.send")
def confirm(survey_id: int) -> ResponseReturnValue:
    """What sending will do: how many get a mail, who is left out, what they read."""
    survey = db.get_or_404(Survey, survey_id)
    asked = shown(Asking.of(survey))
    if asked.problem or survey.closes_at <= clock.now():
        return redirect(url_for(".survey", survey_id=survey.id))
    odd = None if survey.sent_at else mistimed(survey.kind, survey.opens_at, survey.edition)
    return render_template("surveys/confirm.html", survey=survey, asked=asked, spoken=current(), mistimed=odd)
