"""Pages of letters: the list, one letter with its decision, writing one, the templates."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from classification.letters import writing
from classification.letters.forms import KINDS, NewLetterForm, RefusalForm, TemplateForm, WordsForm
from classification.letters.models import LetterKind, LetterState, RiskLetter
from classification.letters.wording import PLACEHOLDERS, unfilled
from exhibitors.models import Contact, Exhibitor
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse
from foundation.languages import LANGUAGES
from foundation.languages import later as _l
from staff.sign_in import signed_in

blueprint = Blueprint("risk_letters", __name__, url_prefix="/classes/letters")
STATES = {
    LetterState.WAITING: _l("Waits for approval"),
    LetterState.SENT: _l("Sent"),
    LetterState.REFUSED: _l("Refused"),
}


@blueprint.context_processor
def _words() -> dict[str, Any]:
    return {"KINDS": KINDS, "STATES": STATES, "LANGUAGES": LANGUAGES, "PLACEHOLDERS": PLACEHOLDERS}


@blueprint.get("/")
@may("classes.view")
def index() -> ResponseReturnValue:
    """Letters, the newest first."""
    state = request.args.get("state")
    state = state if state in set(LetterState) else None
    page = writing.letters(state, request.args.get("after"))
    return render_template("classification/letters/index.html", page=page, state=state)


@blueprint.route("/to/<int:exhibitor_id>", methods=["GET", "POST"])
@may("plans.edit")
def new(exhibitor_id: int) -> ResponseReturnValue:
    """Begin a letter to an exhibitor from a template."""
    record, form = db.get_or_404(Exhibitor, exhibitor_id), NewLetterForm(exhibitor_id)
    if not form.is_submitted():
        return render_template("classification/letters/new.html", form=form, record=record)
    if not form.validate() or form.until.data is None:
        return refuse("classification/letters/new.html", form, record=record)
    contact = db.get_or_404(Contact, int(form.contact_id.data))
    asked = form.kind.data, form.language.data, form.until.data
    letter = writing.write(record, contact, *asked, signed_in())
    flash(_("The letter waits for approval. Read it, and change what has to be said otherwise."))
    return redirect(url_for("risk_letters.letter", risk_letter_id=letter.id))


@blueprint.route("/<int:risk_letter_id>", methods=["GET", "POST"])
@may("plans.edit")
def letter(risk_letter_id: int) -> ResponseReturnValue:
    """One letter; its words can be changed until it is decided."""
    record = db.get_or_404(RiskLetter, risk_letter_id)
    form = WordsForm(obj=record)
    shown = {"letter": record, "refusal": RefusalForm(formdata=None), "me": signed_in()}
    if not form.is_submitted():
        return render_template("classification/letters/letter.html", form=form, **shown)
    _waiting(record)
    if not form.validate():
        return refuse("classification/letters/letter.html", form, **shown)
    form.populate_obj(record)
    record.written_by_id = signed_in().id
    db.session.flush()
    flash(_("The letter is saved."))
    return redirect(url_for("risk_letters.letter", risk_letter_id=risk_letter_id))


@blueprint.post("/<int:risk_letter_id>/approve")
@may("classes.edit")
def approve(risk_letter_id: int) -> ResponseReturnValue:
    """Send a letter that somebody else wrote, as it was read."""
    record = _waiting(db.get_or_404(RiskLetter, risk_letter_id))
    if request.form.get("version") != str(record.version):
        abort(409, _("The letter was changed after you opened it: read it again."))
    if left := unfilled(record.subject + record.body):
        abort(422, _("Fill in what is still in braces first: %(left)s", left=" ".join(left)))
    try:
        writing.approve(record, signed_in())
    except writing.SamePersonError:
        abort(422, _("You wrote this letter: somebody else has to approve it."))
    except LookupError:
        abort(422, _("Its contact is gone or has no mail address: write a new letter."))
    flash(_("The letter is sent and stands in the timeline."))
    return redirect(url_for("risk_letters.letter", risk_letter_id=risk_letter_id))


@blueprint.post("/<int:risk_letter_id>/refuse")
@may("classes.edit")
def refuse_letter(risk_letter_id: int) -> ResponseReturnValue:
    """Keep a letter from being sent."""
    record, form = _waiting(db.get_or_404(RiskLetter, risk_letter_id)), RefusalForm()
    if not form.validate():
        abort(422, _("Say why, in 500 characters or fewer."))
    writing.refuse(record, signed_in(), form.note.data or "")
    flash(_("The letter is refused; its author sees why."))
    return redirect(url_for("risk_letters.letter", risk_letter_id=risk_letter_id))


@blueprint.get("/templates")
@may("classes.view")
def templates() -> ResponseReturnValue:
    """The wording of every kind of letter."""
    found = [writing.template_of(kind, language) for kind in LetterKind for language in LANGUAGES]
    return render_template("classification/letters/templates.html", templates=found)


@blueprint.route(
    "/templates/<any(prepay, decline, end):kind>/<any(en, zh_CN):language>", methods=["GET", "POST"]
)
@may("classes.edit")
def template(kind: str, language: str) -> ResponseReturnValue:
    """Change the wording of a kind of letter."""
    record = writing.template_of(kind, language)
    form = TemplateForm(obj=record)
    if not form.is_submitted():
        return render_template("classification/letters/template.html", form=form, record=record)
    if not form.validate():
        return refuse("classification/letters/template.html", form, record=record)
    form.populate_obj(record)
    db.session.add(record)
    db.session.flush()
    flash(_("The template is saved. Letters already written stay as they are."))
    return redirect(url_for("risk_letters.templates"))


def _waiting(letter: RiskLetter) -> RiskLetter:
    if letter.state != LetterState.WAITING:
        abort(409, _("This letter is decided already."))
    return letter
