"""Trainings: held when, for which skill, who came and how it ended."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.access import may
from foundation.database import db
from foundation.forms import choices, refuse
from foundation.removal import offer_undo, remove
from staff import skills, training
from staff.expertise_forms import RESULTS, TrainingForm
from staff.expertise_routes import blueprint, today
from staff.models import Training


@blueprint.get("/trainings")
@may("expertise.view")
def trainings() -> ResponseReturnValue:
    """Every training, the latest first."""
    return render_template("expertise/trainings.html", page=training.trainings(request.args.get("after")))


def _form(record: Training) -> TrainingForm:
    form = TrainingForm(obj=record if record.id else None)
    form.skill_id.choices = choices([("", _("None")), *((one.id, one.name) for one in skills.dictionary())])
    return form


def _edit(record: Training, title: str) -> ResponseReturnValue:
    form = _form(record)
    if not form.is_submitted():
        if not record.id:
            form.skill_id.data = request.args.get("skill", type=int)
        return render_template("expertise/training_form.html", form=form, training=record, title=title)
    if not form.validate():
        return refuse("expertise/training_form.html", form, training=record, title=title)
    for name in ("title", "held_on", "hours", "skill_id"):
        setattr(record, name, form[name].data)
    db.session.add(record)
    db.session.flush()
    flash(_("%(name)s is saved.", name=record.title))
    return redirect(url_for("expertise.show_training", training_id=record.id))


@blueprint.route("/trainings/new", methods=["GET", "POST"])
@may("expertise.edit")
def new_training() -> ResponseReturnValue:
    """Add a training."""
    return _edit(Training(), _("New training"))


@blueprint.route("/trainings/<int:training_id>/edit", methods=["GET", "POST"])
@may("expertise.edit")
def edit_training(training_id: int) -> ResponseReturnValue:
    """Change a training."""
    record = db.get_or_404(Training, training_id)
    return _edit(record, record.title)


def _page(record: Training, problem: str | None = None) -> str:
    return render_template(
        "expertise/training.html",
        training=record,
        attendances=training.attendances(record),
        free=training.not_booked(record),
        results=RESULTS,
        to_come=record.held_on > today(),
        problem=problem,
    )


@blueprint.get("/trainings/<int:training_id>")
@may("expertise.view")
def show_training(training_id: int) -> ResponseReturnValue:
    """Who is to attend, and how it ended."""
    return _page(db.get_or_404(Training, training_id))


@blueprint.post("/trainings/<int:training_id>/attendance")
@may("expertise.edit")
def attendance(training_id: int) -> ResponseReturnValue:
    """Book people, and note how it ended."""
    record = db.get_or_404(Training, training_id)
    sent = {name[7:]: value for name, value in request.form.items() if name.startswith("result-")}
    if any(not name.isdecimal() or value not in ("", *RESULTS) for name, value in sent.items()):
        return _page(record, _("Choose one of the results for each person.")), 422
    results = {int(name): value for name, value in sent.items()}
    try:
        training.record(record, results, request.form.getlist("person", type=int), today())
    except training.NotHeldYet:
        return _page(record, _("This training is still to come: results can be noted from its day on.")), 422
    flash(_("The attendance of %(name)s is saved.", name=record.title))
    return redirect(url_for("expertise.show_training", training_id=record.id))


@blueprint.post("/trainings/<int:training_id>/delete")
@may("expertise.edit")
def delete_training(training_id: int) -> ResponseReturnValue:
    """Delete a training with its attendance; the next page offers to take that back."""
    record = db.get_or_404(Training, training_id)
    text = _("%(name)s is deleted.", name=record.title)
    offer_undo(text, url_for("expertise.undo", removal_id=remove(record).id))
    return redirect(url_for("expertise.trainings"))
