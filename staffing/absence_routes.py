"""Absences: new, changed, deleted."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import or_, select

from foundation.access import may
from foundation.database import db
from foundation.forms import choices, refuse
from foundation.removal import Removal, offer_undo, remove, restore
from staff.absence import Absence
from staff.models import Person
from staff.skill_records import SkillNeed
from staffing.forms import AbsenceForm
from staffing.routes import blueprint

FORM = "staffing/absence.html"
BACK = {Absence.__tablename__: "staffing.capacity", SkillNeed.__tablename__: "staffing.skill_needs"}


def _form(record: Absence) -> AbsenceForm:
    form = AbsenceForm(obj=record if record.id else None)
    mine = or_(Person.active, Person.id.in_([record.person_id or 0, record.cover_id or 0]))
    people = db.session.execute(select(Person.id, Person.name).where(mine).order_by(Person.name)).all()
    form.person_id.choices = choices([("", _("Choose")), *people])
    form.cover_id.choices = choices([("", _("Nobody")), *people])
    return form


def _edit(record: Absence, title: str) -> ResponseReturnValue:
    form = _form(record)
    if not form.is_submitted():
        return render_template(FORM, form=form, title=title, absence=record)
    if not form.validate():
        return refuse(FORM, form, title=title, absence=record)
    form.populate_obj(record)
    db.session.add(record)
    db.session.flush()
    flash(_("The absence of %(name)s is saved.", name=record.person.name))
    return redirect(url_for("staffing.capacity"))


@blueprint.route("/absences/new", methods=["GET", "POST"])
@may("expertise.edit")
def new_absence() -> ResponseReturnValue:
    """Enter days on which somebody is away."""
    return _edit(Absence(), _("New absence"))


@blueprint.route("/absences/<int:absence_id>/edit", methods=["GET", "POST"])
@may("expertise.edit")
def edit_absence(absence_id: int) -> ResponseReturnValue:
    """Change days or who stands in."""
    record = db.get_or_404(Absence, absence_id)
    return _edit(record, _("Absence of %(name)s", name=record.person.name))


@blueprint.post("/absences/<int:absence_id>/delete")
@may("expertise.edit")
def delete_absence(absence_id: int) -> ResponseReturnValue:
    """Delete an absence; the next page offers to take that back."""
    record = db.get_or_404(Absence, absence_id)
    text = _("The absence of %(name)s is deleted.", name=record.person.name)
    offer_undo(text, url_for("staffing.undo_absence", removal_id=remove(record).id))
    return redirect(url_for("staffing.capacity"))


@blueprint.post("/absences/removed/<int:removal_id>/undo")
@may("expertise.edit")
def undo_absence(removal_id: int) -> ResponseReturnValue:
    """Put an absence or a need back."""
    removal = db.get_or_404(Removal, removal_id)
    page = BACK.get(removal.table_name) or abort(404)
    restore(removal)
    flash(_("It is back."))
    return redirect(url_for(page))
