"""Step 2: who masters what; one person's skills, trainings and notes."""

from datetime import date

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation import clock
from foundation.access import may
from foundation.database import db
from foundation.forms import choices, refuse
from foundation.removal import Removal, offer_undo, remove, restore
from staff import knowledge, matrix, skills, training
from staff.expertise_forms import KINDS, LEVELS, RESULTS, PersonSkillForm
from staff.models import Person, PersonSkill, Skill, Training
from staff.proof import proof

blueprint = Blueprint("expertise", __name__, url_prefix="/expertise")
blueprint.add_app_template_filter(lambda word: str(KINDS[word]), "skill_kind")
blueprint.add_app_template_filter(lambda level: str(LEVELS[level]), "skill_level")
blueprint.add_app_template_filter(lambda word: str(RESULTS[word]), "training_result")
UNDONE_TO = {Skill: "expertise.skill_list", Training: "expertise.trainings"}


def today() -> date:
    """Return the day it is at the organiser's."""
    return clock.today(current_app.config["TIME_ZONE"])


@blueprint.get("/")
@may("expertise.view")
def index() -> ResponseReturnValue:
    """People against skills."""
    asked = matrix.Matrix.from_address(today(), request.args)
    page = asked.people(request.args.get("after"))
    return render_template(
        "expertise/index.html",
        asked=asked,
        page=page,
        skills=asked.skills(),
        dictionary=skills.dictionary(),
        cells=asked.cells(page.rows),
        expiring=matrix.expiring(asked.today),
        teams=matrix.teams(),
        kinds=KINDS,
    )


@blueprint.get("/people/<int:person_id>")
@may("expertise.view")
def person(person_id: int) -> ResponseReturnValue:
    """What a person masters and learned."""
    record = db.get_or_404(Person, person_id)
    day = today()
    return render_template(
        "expertise/person.html",
        person=record,
        held=[(one, proof(one.expires_on, day)) for one in skills.skills_of(record.id)],
        attended=training.attended_by(record.id),
        notes=knowledge.notes_by(record.id),
    )


def _skill_form(person_id: int, held: PersonSkill | None) -> PersonSkillForm:
    form = PersonSkillForm(obj=held)
    mine = {one.skill_id for one in skills.skills_of(person_id)} - {held.skill_id if held else 0}
    free = [skill for skill in skills.dictionary() if skill.id not in mine]
    form.skill_id.choices = choices((skill.id, skill.name) for skill in free)
    return form


def _edit_skill(record: Person, held: PersonSkill | None) -> ResponseReturnValue:
    form = _skill_form(record.id, held)
    if not form.is_submitted():
        return render_template("expertise/person_skill.html", form=form, person=record, held=held)
    if not form.validate():
        return refuse("expertise/person_skill.html", form, person=record, held=held)
    held = held or PersonSkill(person_id=record.id)
    for name in ("skill_id", "level", "evidence", "acquired_on", "expires_on"):
        setattr(held, name, form[name].data)
    db.session.add(held)
    db.session.flush()
    flash(_("%(skill)s of %(name)s is saved.", skill=held.skill.name, name=record.name))
    return redirect(url_for("expertise.person", person_id=record.id))


@blueprint.route("/people/<int:person_id>/skills/new", methods=["GET", "POST"])
@may("expertise.edit")
def add_skill(person_id: int) -> ResponseReturnValue:
    """Note a skill of a person."""
    return _edit_skill(db.get_or_404(Person, person_id), None)


@blueprint.route("/held/<int:held_id>/edit", methods=["GET", "POST"])
@may("expertise.edit")
def edit_held(held_id: int) -> ResponseReturnValue:
    """Change level, evidence or expiry."""
    held = db.get_or_404(PersonSkill, held_id)
    return _edit_skill(held.person, held)


@blueprint.post("/held/<int:held_id>/remove")
@may("expertise.edit")
def remove_held(held_id: int) -> ResponseReturnValue:
    """Take a skill off a person; the next page offers to take that back."""
    held = db.get_or_404(PersonSkill, held_id)
    back = url_for("expertise.person", person_id=held.person_id)
    text = _("%(skill)s of %(name)s is removed.", skill=held.skill.name, name=held.person.name)
    offer_undo(text, url_for("expertise.undo", removal_id=remove(held).id))
    return redirect(back)


@blueprint.post("/removed/<int:removal_id>/undo")
@may("expertise.edit")
def undo(removal_id: int) -> ResponseReturnValue:
    """Put back a skill, a person's skill, or a training."""
    removal = db.session.get(Removal, removal_id)
    kinds = {kind.__tablename__: kind for kind in (PersonSkill, Skill, Training)}
    if removal is None or removal.table_name not in kinds:
        abort(404)
    kind = kinds[removal.table_name]
    record = db.get_or_404(kind, restore(removal))
    flash(_("It is back."))
    if isinstance(record, PersonSkill):
        return redirect(url_for("expertise.person", person_id=record.person_id))
    return redirect(url_for(UNDONE_TO[type(record)]))
