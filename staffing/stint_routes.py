"""Duties beside the owner's, and hand-over notes."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from exhibitors.assignment import Assignment, Duty
from exhibitors.models import Exhibitor
from foundation.access import allows, may
from foundation.database import db
from foundation.forms import choices, refuse
from staff.models import Person
from staff.sign_in import signed_in
from staffing import stints
from staffing.forms import DUTIES, NEEDED_BY, DutyForm, HandoverForm
from staffing.routes import blueprint

blueprint.add_app_template_filter(lambda word: str(DUTIES[word]), "duty")
blueprint.add_app_template_filter(lambda word: str(NEEDED_BY[word]), "needed_by")


def _to(exhibitor_id: int) -> ResponseReturnValue:
    return redirect(url_for("staffing.service", exhibitor_id=exhibitor_id))


@blueprint.get("/handed-over")
@may("expertise.view")
def mine() -> ResponseReturnValue:
    """What was handed over to me, and what I have still to hand over."""
    me = signed_in().id
    return render_template("staffing/mine.html", new=stints.new_to(me), owed=stints.to_hand_over(me))


def _page(exhibitor: Exhibitor, form: DutyForm) -> str:
    found = stints.stints(exhibitor.id)
    return render_template(
        "staffing/service.html",
        exhibitor=exhibitor,
        stints=found,
        owner_share=stints.share_of_owner(found),
        form=form,
        note=stints.handed_over(exhibitor.id),
        me=signed_in().id,
    )


def _duty_form() -> DutyForm:
    form = DutyForm()
    people = select(Person.id, Person.name).where(Person.active).order_by(Person.name, Person.id)
    form.person_id.choices = choices([("", _("Choose")), *db.session.execute(people).all()])
    return form


@blueprint.route("/exhibitors/<int:exhibitor_id>", methods=["GET", "POST"])
@may("exhibitors.edit")
def service(exhibitor_id: int) -> ResponseReturnValue:
    """Who serves an exhibitor, in which role and with which share, and who did; giving somebody a duty."""
    exhibitor, form = db.get_or_404(Exhibitor, exhibitor_id), _duty_form()
    if not form.is_submitted():
        return _page(exhibitor, form)
    valid = form.validate()
    if valid and (form.share.data or 0) > stints.free_share(exhibitor.id):
        form.share.errors = [_("More is given than there is: the owner has to keep at least 1 %%.")]
        valid = False
    if not valid:
        return _page(exhibitor, form), form.refused
    person = db.session.get_one(Person, form.person_id.data)
    stints.begin(exhibitor, person, form.duty.data, form.share.data or 1)
    flash(_("%(name)s serves %(exhibitor)s from now on.", name=person.name, exhibitor=exhibitor.name))
    return _to(exhibitor.id)


@blueprint.post("/stints/<int:assignment_id>/end")
@may("exhibitors.edit")
def end_duty(assignment_id: int) -> ResponseReturnValue:
    """End a duty beside the owner's."""
    stint = db.get_or_404(Assignment, assignment_id)
    if stint.duty == Duty.OWNER:
        abort(409, _("The owner changes when the exhibitor gets another: edit the exhibitor."))
    stints.end(stint)
    flash(_("The duty of %(name)s has ended.", name=stint.person.name))
    return _to(stint.exhibitor_id)


@blueprint.route("/stints/<int:assignment_id>/handover", methods=["GET", "POST"])
@may("exhibitors.edit")
def handover(assignment_id: int) -> ResponseReturnValue:
    """Write what the next owner should know."""
    stint = db.get_or_404(Assignment, assignment_id)
    if stint.person_id != signed_in().id and not allows("assignments.edit"):
        abort(403)
    form = HandoverForm(text=stint.handover)
    if not form.is_submitted():
        return render_template("staffing/handover.html", form=form, stint=stint)
    if not form.validate():
        return refuse("staffing/handover.html", form, stint=stint)
    stints.write_handover(stint, form.text.data or "")
    flash(_("The note about %(name)s is saved; the next owner sees it.", name=stint.exhibitor.name))
    return _to(stint.exhibitor_id)
