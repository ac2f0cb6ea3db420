"""Pages of surveys: the list, the form with its audience, sending, and how far a survey has got."""

from datetime import datetime
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from events.models import Edition
from foundation import clock, work
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse
from foundation.languages import current
from staff.sign_in import signed_in
from surveys import letters, library, lists, progress, queries, rest, sending, undelivered
from surveys.afterwards import calls
from surveys.audience import Audience
from surveys.audience_page import shown
from surveys.forms import SurveyForm, entered
from surveys.mode import promise
from surveys.mode_words import MODES, SHORT
from surveys.models import Survey
from surveys.proposal import mistimed, proposed
from surveys.reach import Asking

blueprint = Blueprint("surveys", __name__, url_prefix="/surveys")


@blueprint.get("/")
@may("surveys.view")
def index() -> ResponseReturnValue:
    """The edition's surveys, how many have answered, and the show's trend."""
    edition = current_edition()
    surveys = progress.overview(edition.id) if edition else []
    trend = queries.trend(edition.show_id) if edition else []
    return render_template("surveys/index.html", surveys=surveys, trend=trend, now=clock.now(), modes=SHORT)


def _context(edition: Edition, survey: Survey | None, form: SurveyForm) -> dict[str, Any]:
    """Return what the form's page needs besides the form; a sent survey asks nobody anew."""
    asked = None if survey and survey.sent_at else shown(Asking(edition, form.audience()))
    return {"survey": survey, "asked": asked, "edition": edition, "names": letters.NAMES}


def new_page(edition: Edition, form: SurveyForm) -> str:
    """Return the page on which a survey is prepared."""
    return render_template("surveys/form.html", form=form, **_context(edition, None, form))


def _begun(edition: Edition) -> dict[str, Any]:
    """Return what the form starts from: the questionnaire in the address, else the standard one."""
    key = request.args.get("questionnaire", "")
    kind = library.kind_of(key)
    return {**proposed(edition, kind), "questionnaire": key} if kind else proposed(edition)


@blueprint.route("/new", methods=["GET", "POST"])
@may("surveys.send")
def new() -> ResponseReturnValue:
    """Prepare a survey for the current edition; nobody is invited by it."""
    edition = current_edition()
    if edition is None:
        flash(_("Add an edition first: a survey belongs to one."), "error")
        return redirect(url_for("events.index"))
    form = SurveyForm(data=_begun(edition)).for_edition(edition, None, signed_in().id)
    if not form.is_submitted():
        return new_page(edition, form)
    form.follow()
    if "follow" in request.args:
        return new_page(edition, form)
    if not form.validate():
        return refuse("surveys/form.html", form, **_context(edition, None, form))
    survey = sending.create(edition, **form.values())
    flash(_("%(title)s is prepared.", title=survey.title))
    return redirect(url_for("surveys.survey", survey_id=survey.id))


@blueprint.route("/<int:survey_id>/edit", methods=["GET", "POST"])
@may("surveys.send")
def edit(survey_id: int) -> ResponseReturnValue:
    """Change a survey; once it is sent only its title, its end, reminders and thanks."""
    survey = db.get_or_404(Survey, survey_id)
    form = SurveyForm(obj=survey, data=entered(survey)).for_edition(survey.edition, survey, signed_in().id)
    if not form.is_submitted():
        return render_template("surveys/form.html", form=form, **_context(survey.edition, survey, form))
    form.follow()
    if "follow" in request.args:
        return render_template("surveys/form.html", form=form, **_context(survey.edition, survey, form))
    if not form.validate():
        return refuse("surveys/form.html", form, **_context(survey.edition, survey, form))
    sending.change(survey, form.values())
    flash(_("%(title)s is saved.", title=survey.title))
    return redirect(url_for("surveys.survey", survey_id=survey.id))


@blueprint.get("/<int:survey_id>")
@may("surveys.view")
def survey(survey_id: int) -> ResponseReturnValue:
    """How far a survey has got, and who is missing."""
    found = db.get_or_404(Survey, survey_id)
    return render_template(
        "surveys/survey.html",
        survey=found,
        progress=progress.progress(found.id),
        missing=progress.missing(found.id, request.args.get("after")),
        asked=shown(Asking.of(found)),
        wishes=calls.of_survey(found.id),
        latest=progress.answered(found.id, 8) if found.named else [],
        job=work.latest(sending.subject_of(found)),
        reminding=_reminding(found),
        undelivered=undelivered.counts(found.id),
        closed=found.closes_at <= clock.now(),
        mistimed=None if found.sent_at else mistimed(found.kind, found.opens_at, found.edition),
        modes=MODES,
        promised=promise(found.mode, current(), queries.base()),
    )


def _reminding(survey: Survey) -> list[datetime]:
    """Return when those who were mailed at first and say nothing are reminded."""
    first = max(survey.opens_at, survey.sent_at or survey.opens_at)
    apart = max(survey.remind_after_days, rest.days())
    return letters.reminders(first, apart, survey.reminders, survey.closes_at)


@blueprint.post("/<int:survey_id>/send")
@may("surveys.send")
def send(survey_id: int) -> ResponseReturnValue:
    """Invite everybody in the audience who is not invited yet."""
    found = db.get_or_404(Survey, survey_id)
    if problem := lists.problem(found.edition, Audience.of(found.audience)):
        abort(409, problem)
    try:
        sent = sending.start(found)
    except sending.NothingToSend:
        abort(409, _("The survey has closed: nobody could answer. Move its end first."))
    if sent is None:
        flash(_("The invitations are being written; this page shows how far it has got."))
    elif sent:
        flash(_("%(n)s contacts are invited; each gets one mail when the survey opens.", n=sent))
    else:
        flash(_("Everybody in the audience is invited already; nobody was mailed twice."))
    return redirect(url_for("surveys.survey", survey_id=found.id))
