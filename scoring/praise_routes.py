"""Passing praise on, on the room's own blueprint."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import SelectField, TextAreaField
from wtforms.validators import DataRequired

from foundation.access import may
from foundation.database import db
from foundation.forms import RoomForm, choices, refuse, text_length
from foundation.languages import later as _l
from scoring.exhibitors_of import exhibitors_of
from scoring.praise import Praise
from scoring.remark_forms import LONGEST
from scoring.routes import blueprint
from staff.models import Person
from staff.sign_in import signed_in

NEW = "scoring/new_praise.html"


class PraiseForm(RoomForm):
    """What was said, and by whom if that may be said."""

    text = TextAreaField(
        _l("In their words"), [DataRequired(_l("Write what was said.")), text_length(LONGEST)]
    )
    exhibitor = SelectField(_l("Said by"), default="")


def _form(person: Person) -> PraiseForm:
    form = PraiseForm()
    mine = [(str(one.id), one.name) for one in exhibitors_of(person.id)]
    form.exhibitor.choices = choices([("", _("not said")), *mine])
    return form


@blueprint.get("/people/<int:person_id>/praise")
@may("scores.edit")
def new_praise(person_id: int) -> ResponseReturnValue:
    """The form that passes thanks on."""
    person = db.get_or_404(Person, person_id)
    return render_template(NEW, form=_form(person), person=person)


@blueprint.post("/people/<int:person_id>/praise")
@may("scores.edit")
def save_praise(person_id: int) -> ResponseReturnValue:
    """Pass it on: the person reads it on its own page."""
    person = db.get_or_404(Person, person_id)
    form = _form(person)
    if not form.validate():
        return refuse(NEW, form, person=person)
    number = int(form.exhibitor.data) if form.exhibitor.data else None
    said = Praise(person_id=person.id, text=form.text.data, exhibitor_id=number, passed_by_id=signed_in().id)
    db.session.add(said)
    flash(_("Passed on to %(name)s.", name=person.name))
    return redirect(url_for("scoring.person", person_id=person.id))
