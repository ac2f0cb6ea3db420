"""Pages that read answers: results, one exhibitor's response, the export; and the preview."""

from flask import Response as Download
from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from foundation import csv_file, pdf
from foundation.access import allows, may
from foundation.database import db
from foundation.languages import LANGUAGES, current
from foundation.paging import Page
from staff.sign_in import signed_in
from surveys import export, progress, queries, results, said
from surveys import preview as sample
from surveys.doors.checking import door_of
from surveys.models import Survey
from surveys.reading import questions, rates, reporting, summary, words
from surveys.reading.quality import counted
from surveys.relationship import SCALES
from surveys.response import Response
from surveys.routes import blueprint

AT_ONCE = 3000
"""With more responses the headlines are shown at once, the rest of the page is fetched behind them."""


@blueprint.get("/<int:survey_id>/results", endpoint="results")
@may("surveys.view")
def results_of(survey_id: int) -> ResponseReturnValue:
    """What the answers say: figures with their intervals, nothing below the minimum base."""
    survey = db.get_or_404(Survey, survey_id)
    which = counted(survey)
    head = queries.headlines_of([survey.id], which)
    enough = head.answered >= queries.base()
    later = head.answered > AT_ONCE and "whole" not in request.args
    found = results.everything(survey, allows("scores.view"), which) if enough and not later else None
    return render_template(
        "surveys/results.html",
        survey=survey,
        answers=head,
        base=queries.base(),
        scales=(*SCALES, "calculative"),
        comments=_comments(survey) if not later else None,
        found=found,
        value=summary.value_of(head, found) if found else None,
        enough=enough,
        later=later,
        loyalty=summary.loyalty(head),
        hostages=summary.hostages(survey) if found and allows("surveys.send") else [],
        rates=rates.rates(survey) if found else {},
        words=words,
        without=bool(which),
    )


def _comments(survey: Survey) -> Page | None:
    return progress.comments(survey.id, request.args.get("after")) if survey.named else None


def _only_named(survey: Survey) -> None:
    """Refuse to show single answers that were promised to stay in groups."""
    if not survey.named:
        abort(403, _("These answers were promised not to be read one by one. See the results of the survey."))


@blueprint.get("/responses/<int:response_id>")
@may("surveys.view")
def response(response_id: int) -> ResponseReturnValue:
    """One exhibitor's answers; what it said about single people is left to the staff scores."""
    found = db.get_or_404(Response, response_id)
    _only_named(found.survey)
    context = {"sections": said.sections(found), "entered": door_of(found.id)}
    return render_template("surveys/response.html", response=found, **context)


@blueprint.get("/<int:survey_id>/export", endpoint="export")
@may("surveys.send")
def export_answers(survey_id: int) -> Download:
    """Every response as one row of a CSV file."""
    survey = db.get_or_404(Survey, survey_id)
    _only_named(survey)
    header, rows = export.table(survey)
    return csv_file.download(f"survey-{survey.id}", header, rows)


@blueprint.get("/<int:survey_id>/export.xlsx")
@may("surveys.send")
def export_xlsx(survey_id: int) -> Download:
    """Every response as one row of a workbook, with the figures and what the columns mean on further sheets.

    Where single answers were promised not to be read, the figures alone.
    """
    from foundation import xlsx_file  # slow to load: with the first workbook, not with the server

    survey = db.get_or_404(Survey, survey_id)
    more = {_("Codebook"): (export.CODEBOOK, export.codebook(survey))}
    header, rows = questions.HEADER, questions.lines(survey)
    if survey.named:
        more = {_("Results"): (header, rows), **more}
        header, rows = export.table(survey)
    return xlsx_file.download(f"survey-{survey.id}", header, rows, more)


@blueprint.get("/<int:survey_id>/report.pdf")
@may("surveys.view")
def report(survey_id: int) -> Download:
    """The figures and charts as a PDF file; nobody is named in it."""
    survey = db.get_or_404(Survey, survey_id)
    return pdf.download(reporting.report(survey, counted(survey)), _("survey %(title)s", title=survey.title))


@blueprint.get("/<int:survey_id>/preview")
@may("surveys.view")
def preview(survey_id: int) -> ResponseReturnValue:
    """The questionnaire as a contact sees it; nothing is saved."""
    survey = db.get_or_404(Survey, survey_id)
    asked = request.args.get("language", "")
    back = url_for("surveys.survey", survey_id=survey.id)
    with force_locale(asked if asked in LANGUAGES else current()):
        shown = sample.context(survey, signed_in(), request.args.get("page", 1, type=int))
        return render_template("surveys/answer/page.html", preview=back, **shown)


@blueprint.get("/<int:survey_id>/preview/unsubscribe")
@may("surveys.view")
def preview_unsubscribe(survey_id: int) -> ResponseReturnValue:
    """What the way out in a mail leads to; in a test of a mail it takes nobody out."""
    survey = db.get_or_404(Survey, survey_id)
    back = url_for("surveys.mails", survey_id=survey.id)
    return render_template("surveys/answer/end.html", state="leaving", preview=back, **sample.leaving(survey))


@blueprint.get("/<int:survey_id>/preview/complain")
@may("surveys.view")
def preview_complain(survey_id: int) -> ResponseReturnValue:
    """What the link for complaints in a mail leads to; a test of a mail opens none."""
    survey = db.get_or_404(Survey, survey_id)
    back = url_for("surveys.mails", survey_id=survey.id)
    return render_template(
        "surveys/answer/end.html", state="complaining", preview=back, **sample.leaving(survey)
    )
