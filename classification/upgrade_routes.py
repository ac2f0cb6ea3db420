"""The upgrade list, worked: who is closest to the next class, the next step of each, the moves of a month."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from classification import monthly_moves, outlook_words, sentences, ways_up
from classification import upgrades as upgrade_list
from classification.assessing import today
from classification.forms import MoveNoteForm, StepUpForm
from classification.models import Assessment
from classification.routes import blueprint
from exhibitors.models import RelationshipClass
from foundation import csv_file
from foundation.access import may
from foundation.addresses import address
from foundation.database import db
from staff.models import Person
from staff.sign_in import signed_in


@blueprint.get("/upgrades")
@may("classes.view")
def upgrades() -> ResponseReturnValue:
    """Who is closest to the next class, what that takes, and what is done about it."""
    return _upgrade_page(StepUpForm(formdata=None))


@blueprint.post("/upgrades/start")
@may("plans.edit")
def start_upgrade() -> ResponseReturnValue:
    """Give what was ticked its next step."""
    form = StepUpForm()
    form.owner_id.choices = _people()
    chosen = [number for number in request.form.getlist("exhibitor", type=int) if 0 < number < 2**31]
    if not chosen:
        form.title.errors = [_("Tick exhibitors first.")]
    if not form.validate() or not chosen or form.due_on.data is None:
        return _upgrade_page(form), 422
    owner_id = int(form.owner_id.data) if form.owner_id.data else None
    count = ways_up.start(chosen[:500], form.title.data or "", form.due_on.data, owner_id, signed_in().id)
    flash(ngettext("%(num)d way up is started.", "%(num)d ways up are started.", count))
    return redirect(address(url_for("classification.upgrades")))


def _upgrade_page(form: StepUpForm) -> str:
    form.owner_id.choices = _people()
    found = upgrade_list.upgrades(_wanted_class())
    steps = ways_up.in_work([one.exhibitor_id for one in found])
    if request.args.get("work") in ("yes", "no"):
        found = [one for one in found if (one.exhibitor_id in steps) == (request.args["work"] == "yes")]
    return render_template("classification/upgrades.html", found=found, steps=steps, form=form, today=today())


def _people() -> list[tuple[str, str]]:
    people = select(Person.id, Person.name).where(Person.active).order_by(Person.name)
    named = [(str(row.id), row.name) for row in db.session.execute(people)]
    return [("", _("The exhibitor's own")), *named]


@blueprint.get("/upgrades.csv")
@may("exhibitors.export")
def export_upgrades() -> ResponseReturnValue:
    """The upgrade list as a file."""
    header = [_("Exhibitor"), _("Class"), _("Next class"), _("What it takes"), _("Distance"), _("Owner")]
    rows = [
        (
            one.name,
            sentences.class_word(one.relationship_class),
            sentences.class_word(one.next_class),
            "; ".join(outlook_words.step_text(step) for step in one.steps),
            round(one.distance, 4),
            one.owner,
        )
        for one in upgrade_list.upgrades(_wanted_class())
    ]
    return csv_file.download("upgrades", header, rows)


def _wanted_class() -> str | None:
    word = request.args.get("class")
    return word if word in set(RelationshipClass) else None


@blueprint.get("/moves")
@may("classes.view")
def moves() -> ResponseReturnValue:
    """Who moved up and down in a month: celebrated or examined."""
    month = monthly_moves.month_of(request.args.get("month"), today())
    context: dict[str, Any] = {"form": MoveNoteForm(formdata=None)}
    return render_template("classification/monthly_moves.html", month=month, **context)


@blueprint.post("/moves/<int:assessment_id>/note")
@may("plans.edit")
def note_move(assessment_id: int) -> ResponseReturnValue:
    """Write down what is behind a move, in place of what was there."""
    record, form = db.get_or_404(Assessment, assessment_id), MoveNoteForm()
    if not form.validate():
        abort(422, _("Write what is behind the move, in 1000 characters or fewer."))
    monthly_moves.note(record, form.note.data or "", signed_in().id)
    flash(_("The note is kept."))
    return redirect(url_for("classification.moves", month=f"{record.as_of:%Y-%m}"))
