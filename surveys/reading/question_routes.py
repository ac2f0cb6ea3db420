"""Pages that show what was answered to every question, and what was written to one."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from foundation.access import may
from foundation.database import db
from foundation.paging import Page
from surveys import queries
from surveys.in_general import question_text
from surveys.models import Survey
from surveys.questionnaire import Question
from surveys.reading import questions
from surveys.reading.quality import counted
from surveys.reading.words import HEADINGS
from surveys.routes import blueprint
from surveys.words import KINDS

blueprint.add_app_template_global(question_text)


@blueprint.get("/<int:survey_id>/questions", endpoint="questions")
@may("surveys.view")
def every_question(survey_id: int) -> ResponseReturnValue:
    """What was answered to each question, whatever its kind."""
    survey = db.get_or_404(Survey, survey_id)
    which = counted(survey)
    enough = queries.headlines_of([survey.id], which).answered >= queries.base()
    return render_template(
        "surveys/reading/questions.html",
        survey=survey,
        asked=questions.asked(survey, which) if enough else [],
        enough=enough,
        base=queries.base(),
        KINDS=KINDS,
        HEADINGS=HEADINGS,
        without=bool(which),
    )


@blueprint.get("/<int:survey_id>/questions/<int:asked_id>", endpoint="words")
@may("surveys.view")
def words_of(survey_id: int, asked_id: int) -> ResponseReturnValue:
    """What was written to one question, beside an option or as its answer."""
    survey, question = db.get_or_404(Survey, survey_id), db.get_or_404(Question, asked_id)
    if question.questionnaire_id != survey.questionnaire_id:
        abort(404)
    if not survey.named:
        said = questions.words_alone(survey, question)
        title = question_text(question.text)
        return render_template("surveys/reading/words_alone.html", survey=survey, said=said, title=title)
    which = counted(survey)
    enough = questions.enough_words(survey, question, which)
    rows = (
        questions.words(survey, question, request.args.get("after"), which)
        if enough
        else Page([], None, None)
    )
    return render_template(
        "surveys/reading/words.html", survey=survey, question=question, rows=rows, base=queries.base()
    )
