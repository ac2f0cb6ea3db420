"""Questionnaires: the list, ready-made ones, a new version, the editor's page, the preview within it."""

from flask import Response, abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import func, select

from events.current import current_edition
from foundation.access import may
from foundation.database import db
from foundation.languages import LANGUAGES, current
from foundation.web import CONTENT_SECURITY_POLICY
from staff.sign_in import signed_in
from surveys import drafts, library, preview, sending
from surveys.items import Ask
from surveys.models import Survey
from surveys.questionnaire import Question, Questionnaire
from surveys.ready_mades import READY_MADE
from surveys.routes import blueprint
from surveys.untranslated import gaps, untranslated
from surveys.words import KINDS, MEASURES, OCCASIONS

FRAMED = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
LONGEST_TITLE = 200
LONGEST_INTRO = 2000


def open_draft(questionnaire_id: int) -> Questionnaire:
    """Return a questionnaire that may be changed, or answer 404 or 409."""
    made = db.get_or_404(Questionnaire, questionnaire_id)
    if made.sent_at is not None:
        abort(409, _("This questionnaire was sent and stays as it is. Make a new version to change it."))
    return made


def to_editor(made: Questionnaire, anchor: str | None = None) -> ResponseReturnValue:
    """Go back to the editor's page."""
    return redirect(url_for("surveys.questionnaire", questionnaire_id=made.id, _anchor=anchor))


@blueprint.get("/questionnaires/")
@may("surveys.view")
def questionnaires() -> ResponseReturnValue:
    """Every questionnaire with its number of questions and of surveys; and the ready-made ones."""
    used = select(func.count(Survey.id)).where(Survey.questionnaire_id == Questionnaire.id)
    asked = select(func.count(Question.id)).where(Question.questionnaire_id == Questionnaire.id)
    rows = db.session.execute(
        select(
            Questionnaire,
            asked.correlate(Questionnaire).scalar_subquery(),
            used.correlate(Questionnaire).scalar_subquery(),
        ).order_by(Questionnaire.code, Questionnaire.number.desc())
    ).all()
    here = {row[0].code for row in rows}
    ready = [one for code, one in READY_MADE.items() if code not in here]
    return render_template("surveys/questionnaires/index.html", rows=rows, ready=ready, OCCASIONS=OCCASIONS)


@blueprint.post("/questionnaires/ready-made/<code>")
@may("surveys.send")
def take_ready_made(code: str) -> ResponseReturnValue:
    """Take a ready-made questionnaire, to use it as it is or to change it."""
    if code not in READY_MADE:
        abort(404)
    return to_editor(library.stored(READY_MADE[code]))


@blueprint.post("/questionnaires/blank")
@may("surveys.send")
def blank_questionnaire() -> ResponseReturnValue:
    """Make a questionnaire of one's own, with one question to begin with."""
    return to_editor(drafts.blank())


@blueprint.post("/questionnaires/<int:questionnaire_id>/copy")
@may("surveys.send")
def copy_questionnaire(questionnaire_id: int) -> ResponseReturnValue:
    """Make a new version to be changed."""
    new = drafts.copy(db.get_or_404(Questionnaire, questionnaire_id))
    flash(_("Version %(number)d is yours to change; the one before stays as it is.", number=new.number))
    return to_editor(new)


@blueprint.get("/questionnaires/<int:questionnaire_id>")
@may("surveys.view")
def questionnaire(questionnaire_id: int) -> ResponseReturnValue:
    """The editor: pages and questions in both languages, beside the page as it will be answered."""
    made = db.get_or_404(Questionnaire, questionnaire_id)
    pages: dict[int, list[Question]] = {}
    for question in made.questions:
        pages.setdefault(question.page, []).append(question)
    words = {"KINDS": KINDS, "MEASURES": MEASURES, "OCCASIONS": OCCASIONS}
    missing = {question.id: untranslated(question) for question in made.questions}
    titles = [made.title, made.intro, *(questions[0].section for questions in pages.values())]
    return render_template(
        "surveys/questionnaires/editor.html",
        made=made,
        pages=pages,
        missing=missing,
        headings=gaps(titles),
        own=made.code.startswith(drafts.OWN),
        **words,
    )


def _both(name: str, longest: int) -> dict[str, str]:
    texts = {code: request.form.get(f"{name}_{code}", "").strip() for code in LANGUAGES}
    if any(len(text) > longest for text in texts.values()):
        abort(422, _("Keep this to %(max)d characters.", max=longest))
    return {code: text for code, text in texts.items() if text}


@blueprint.post("/questionnaires/<int:questionnaire_id>/title")
@may("surveys.send")
def title_questionnaire(questionnaire_id: int) -> ResponseReturnValue:
    """Change the title, the introduction, and of one's own questionnaire what it is for."""
    made = open_draft(questionnaire_id)
    title, kind = _both("title", LONGEST_TITLE), request.form.get("kind", made.kind)
    if "en" not in title:
        abort(422, _("Give the questionnaire an English title."))
    if kind not in (OCCASIONS if made.code.startswith(drafts.OWN) else [made.kind]):
        abort(
            422, _("A ready-made questionnaire stays for what it is for. Make a new one for something else.")
        )
    drafts.touch(made)
    made.title, made.intro, made.kind = title, _both("intro", LONGEST_INTRO), kind
    sending.follow(made)
    return to_editor(made)


@blueprint.post("/questionnaires/<int:questionnaire_id>/pages/<int:page>")
@may("surveys.send")
def title_page(questionnaire_id: int, page: int) -> ResponseReturnValue:
    """Change the title of a page."""
    made = open_draft(questionnaire_id)
    drafts.name_page(made, page, _both("section", LONGEST_TITLE))
    return to_editor(made, f"page-{page}")


@blueprint.get("/questionnaires/<int:questionnaire_id>/preview")
@may("surveys.view")
def preview_questionnaire(questionnaire_id: int) -> Response:
    """The questionnaire as a contact sees it, by the same renderer; framed by the editor only."""
    made = db.get_or_404(Questionnaire, questionnaire_id)
    return framed(made, request.args.get("page", 1, type=int))


def framed(made: Questionnaire, number: int, typed: Ask | None = None) -> Response:
    """Answer with a page of the questionnaire, with a question as it is being typed."""
    edition, asked = current_edition(), request.args.get("language", "")
    names = (edition.name, edition.show.name) if edition else (_("the edition"), _("the show"))
    back = url_for("surveys.questionnaire", questionnaire_id=made.id)
    label = _("Back to the questionnaire")
    with force_locale(asked if asked in LANGUAGES else current()):
        shown = preview.of(made, *names, signed_in(), number, typed)
        page = render_template("surveys/answer/page.html", preview=back, back_label=label, **shown)
    response = make_response(page)
    response.headers["Content-Security-Policy"] = FRAMED
    return response
