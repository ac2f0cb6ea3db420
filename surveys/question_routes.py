"""One question in the editor: added, changed with its condition, moved, deleted and put back."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.access import may
from foundation.database import db
from foundation.removal import Removal, offer_undo
from surveys import condition_rows, drafts
from surveys.conditions import Malformed, Wrong, check
from surveys.items import Ask
from surveys.question_form import NAMES, QuestionForm, entered
from surveys.questionnaire import Question, Questionnaire
from surveys.questionnaire_routes import framed, open_draft, to_editor
from surveys.routes import blueprint
from surveys.words import FACTS, TESTS

NOT_SEEN = {"code", "version", "tier"}
"""What may be wrong with a question without being seen on the answer page."""


def _open(question_id: int) -> Question:
    question = db.get_or_404(Question, question_id)
    open_draft(question.questionnaire_id)
    return question


def _needed(error: drafts.StillNeeded) -> str:
    codes = ", ".join(question.code for question in error.questions)
    return _(
        "The condition of %(codes)s looks at a question that would then not be asked on an earlier page. "
        "Change that condition first; nothing was changed.",
        codes=codes,
    )


def _malformed(error: Malformed) -> str:
    about = error.about
    return {
        Wrong.NAME: _("The condition: %(code)s is not asked before this question.", code=about),
        Wrong.VALUES: _("The condition: say with which values %(code)s is compared.", code=about),
        Wrong.NUMBER: _("The condition: %(value)s is no number.", value=about),
    }.get(error.wrong, _("The condition cannot be read. Choose it again."))


def _condition(made: Questionnaire, page: int) -> dict[str, Any] | None:
    tree = condition_rows.tree_of(request.form)
    if tree:
        check(tree, drafts.earlier(made, page))
    return tree


def _shown(form: QuestionForm, made: Questionnaire, question: Question | None, **more: Any) -> str:
    stored = question.condition if question else None
    posted = condition_rows.tree_of(request.form) if request.method == "POST" else stored
    return render_template(
        "surveys/questionnaires/question.html",
        form=form,
        made=made,
        question=question,
        when=condition_rows.shown(posted),
        fits=condition_rows.fits(stored),
        looks_at=[one for one in made.questions if one.page < (form.page.data or 1) and one is not question],
        FACTS=FACTS,
        TESTS=TESTS,
        names=NAMES,
        **more,
    )


def _values(form: QuestionForm, made: Questionnaire, question: Question | None) -> dict[str, Any]:
    """Return the columns; a condition that the screen cannot show stays as it is."""
    if question and not condition_rows.fits(question.condition):
        return form.values()
    return {**form.values(), "condition": _condition(made, form.page.data or 1)}


@blueprint.route("/questionnaires/<int:questionnaire_id>/new", methods=["GET", "POST"])
@may("surveys.send")
def new_question(questionnaire_id: int) -> ResponseReturnValue:
    """Add a question."""
    made = open_draft(questionnaire_id)
    form = QuestionForm(data={"page": request.args.get("page", 1, type=int)})
    return _save(form.over(made, None), made, None)


@blueprint.route("/questions/<int:question_id>", methods=["GET", "POST"])
@may("surveys.send")
def edit_question(question_id: int) -> ResponseReturnValue:
    """Change a question and when it is asked."""
    question = _open(question_id)
    form = QuestionForm(obj=question, data=entered(question))
    return _save(form.over(question.questionnaire, question), question.questionnaire, question)


@blueprint.post("/questionnaires/<int:questionnaire_id>/preview")
@may("surveys.send")
def preview_question(questionnaire_id: int) -> ResponseReturnValue:
    """The page with the question as it is being typed; nothing is saved."""
    made, number = open_draft(questionnaire_id), request.args.get("question", 0, type=int)
    question = next((one for one in made.questions if one.id == number), None)
    form = QuestionForm().over(made, question)
    if not form.validate() and set(form.errors) - NOT_SEEN:
        abort(422, _("This cannot be shown yet: see the fields that are marked when you save."))
    values = form.values()
    section = drafts.section_of(made, values["page"])
    return framed(made, values["page"], Ask(id=question.id if question else 0, section=section, **values))


def _save(form: QuestionForm, made: Questionnaire, question: Question | None) -> ResponseReturnValue:
    if not form.is_submitted():
        return _shown(form, made, question)
    if not form.validate():
        return _shown(form, made, question), form.refused
    try:
        values = _values(form, made, question)
        with db.session.begin_nested():
            saved = drafts.change(question, values) if question else drafts.add(made, values)
    except Malformed as error:
        return _shown(form, made, question, wrong=_malformed(error)), 422
    except drafts.StillNeeded as error:
        return _shown(form, made, question, wrong=_needed(error)), 409
    flash(_("The question is saved."))
    return to_editor(made, f"question-{saved.id}")


@blueprint.post("/questions/<int:question_id>/move")
@may("surveys.send")
def move_question(question_id: int) -> ResponseReturnValue:
    """Move a question a place up or down, or before another one (`before`), or last on a page (`page`)."""
    question, way = _open(question_id), request.form.get("way", "")
    before = db.session.get(Question, request.form.get("before", 0, type=int))
    if before and before.questionnaire_id != question.questionnaire_id:
        abort(422, _("A question stays in its questionnaire."))
    try:
        if way in ("up", "down"):
            drafts.step(question, way == "down")
        elif before is not question:
            drafts.place(question, before, request.form.get("page", question.page, type=int))
    except drafts.StillNeeded as error:
        abort(409, _needed(error))
    return to_editor(question.questionnaire, f"question-{question.id}")


@blueprint.post("/questions/<int:question_id>/delete")
@may("surveys.send")
def delete_question(question_id: int) -> ResponseReturnValue:
    """Delete a question; the next page offers to take that back."""
    question = _open(question_id)
    made, code = question.questionnaire, question.code
    try:
        removal = drafts.drop(question)
    except drafts.LastQuestion:
        abort(409, _("A questionnaire has at least one question. Add another one before you delete this."))
    except drafts.StillNeeded as error:
        abort(409, _needed(error))
    text = _("The question %(code)s is deleted.", code=code)
    offer_undo(text, url_for("surveys.restore_question", removal_id=removal.id))
    return to_editor(made)


@blueprint.post("/questions/removed/<int:removal_id>/undo")
@may("surveys.send")
def restore_question(removal_id: int) -> ResponseReturnValue:
    """Put a deleted question back."""
    removal = db.session.get(Removal, removal_id)
    if removal is None or removal.table_name != Question.__tablename__:
        abort(404)
    open_draft(removal.row["questionnaire_id"])
    question = drafts.put_back(removal)
    flash(_("The question %(code)s is back.", code=question.code))
    return redirect(url_for("surveys.questionnaire", questionnaire_id=question.questionnaire_id))
