"""Pages that look deeper into answers: drivers, quality, differences, who is missing, comments."""

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation import csv_file
from foundation.access import may
from foundation.database import db
from surveys import queries
from surveys.models import Survey
from surveys.reading import charts, dimensions, driving, editions, groups, rates, words
from surveys.reading import comments as said
from surveys.reading import quality as good
from surveys.reading import responses as one_by_one
from surveys.reading.missing import HEADER, Missing, state
from surveys.response import Response as Answered
from surveys.routes import blueprint


@blueprint.get("/<int:survey_id>/drivers")
@may("surveys.view")
def drivers(survey_id: int) -> ResponseReturnValue:
    """What drives the overall answer, or why that cannot be said."""
    survey = db.get_or_404(Survey, survey_id)
    which = good.counted(survey)
    found = driving.driven(survey, request.args.getlist("item") if survey.named else (), which)
    return render_template(
        "surveys/reading/drivers.html",
        survey=survey,
        driven=found,
        shares=charts.shares(found),
        map=charts.importance_map(found),
        words=words,
        without=bool(which),
        base=queries.base(),
    )


@blueprint.get("/<int:survey_id>/quality")
@may("surveys.view")
def quality(survey_id: int) -> ResponseReturnValue:
    """How good the answers are, and what they change."""
    survey = db.get_or_404(Survey, survey_id)
    return render_template(
        "surveys/reading/quality.html",
        survey=survey,
        quality=good.quality(survey),
        rows=good.flagged_page(survey, request.args.get("after")) if survey.named else None,
        words=words,
        base=queries.base(),
    )


@blueprint.get("/<int:survey_id>/differences")
@may("surveys.view")
def differences(survey_id: int) -> ResponseReturnValue:
    """What changed since earlier editions, and how groups differ, each with a test."""
    survey = db.get_or_404(Survey, survey_id)
    by, offered = request.args.get("by", dimensions.CLASS), groups.offered(survey)
    if by not in offered:
        abort(404)
    return render_template(
        "surveys/reading/differences.html",
        survey=survey,
        by=by,
        offered=offered,
        groups=groups.groups(survey, by),
        lined=editions.lines(survey.edition, request.args.get("against", type=int)),
        words=words,
        base=queries.base(),
    )


@blueprint.get("/<int:survey_id>/missing")
@may("surveys.view")
def missing(survey_id: int) -> ResponseReturnValue:
    """Who has not answered, filtered, and which groups are silent."""
    survey = db.get_or_404(Survey, survey_id)
    found = Missing.of(survey, request.args)
    return render_template(
        "surveys/reading/missing.html",
        survey=survey,
        rows=found.page(request.args.get("after")),
        chosen=found,
        rates=rates.rates(survey),
        state=state,
        words=words,
        without=False,
    )


@blueprint.get("/<int:survey_id>/missing.csv")
@may("surveys.send")
def export_missing(survey_id: int) -> Response:
    """Who has not answered, as filtered, as a CSV file."""
    survey = db.get_or_404(Survey, survey_id)
    return csv_file.download(f"survey-{survey.id}-missing", HEADER, Missing.of(survey, request.args).lines())


@blueprint.get("/<int:survey_id>/comments")
@may("surveys.view")
def comments(survey_id: int) -> ResponseReturnValue:
    """What they said in their own words, searched and by tag."""
    survey = db.get_or_404(Survey, survey_id)
    if not survey.named:
        return _words_alone(survey)
    text, word = request.args.get("q", "").strip(), request.args.get("tag", "")
    found = said.comments(survey.id, request.args.get("after"), text, word)
    return render_template(
        "surveys/reading/comments.html",
        survey=survey,
        rows=found,
        tags=said.words_of([row.id for row in found.rows]),
        words=said.all_words(survey.id),
        text=text,
        word=word,
    )


@blueprint.get("/<int:survey_id>/responses")
@may("surveys.view")
def responses(survey_id: int) -> ResponseReturnValue:
    """Every response, one by one, and which way it came."""
    survey = db.get_or_404(Survey, survey_id)
    if not survey.named:
        abort(403, _("These answers were promised not to be read one by one. See the results of the survey."))
    text, way = request.args.get("q", "").strip(), request.args.get("way", "")
    return render_template(
        "surveys/reading/responses.html",
        survey=survey,
        rows=one_by_one.responses(survey, way, text, request.args.get("after")),
        ways=one_by_one.ways(survey),
        way=way,
        text=text,
        words=words,
    )


def _words_alone(survey: Survey) -> str:
    text = request.args.get("q", "").strip()
    page, title = "surveys/reading/words_alone.html", _("Comments in %(title)s", title=survey.title)
    found = said.words_alone(survey, text)
    return render_template(page, survey=survey, said=found, text=text, title=title)


@blueprint.post("/responses/<int:response_id>/tags")
@may("surveys.send")
def tag_comment(response_id: int) -> ResponseReturnValue:
    """Put words on a comment."""
    response = db.get_or_404(Answered, response_id)
    if not response.survey.named:
        abort(403)
    said.tag(response.id, request.form.get("tags", ""))
    return redirect(url_for("surveys.comments", survey_id=response.survey_id) + f"#said-{response.id}")
