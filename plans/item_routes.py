"""Pages and clicks of one promise."""

from datetime import timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import or_, select

from exhibitors.participation import Participation
from foundation.access import local_path, may
from foundation.database import db
from foundation.forms import choices, refuse
from foundation.removal import offer_undo
from goals.models import Goal
from plans import checklist, fact_changed, keeping
from plans.forms import DropForm, ItemForm
from plans.models import ItemState, PlanItem, ServicePlan
from staff.models import Person
from staff.sign_in import signed_in

blueprint = Blueprint("item", __name__)


def _order(form: ItemForm, item: PlanItem, plan: ServicePlan) -> None:
    """Let the form know the plan's other promises, and what each waits for.

    Who saves holds the plan: two at once could else make a circle that neither sees.
    """
    if form.is_submitted():
        db.session.execute(select(ServicePlan.id).where(ServicePlan.id == plan.id).with_for_update())
    query = select(PlanItem.id, PlanItem.title, PlanItem.after_id).where(PlanItem.plan_id == plan.id)
    rows = db.session.execute(query.order_by(PlanItem.due_on, PlanItem.id)).all()
    others = [(row.id, row.title) for row in rows if row.id != item.id]
    form.after_id.choices = choices([("", _("Nothing")), *others])
    form.waits_for, form.item_id = {row.id: row.after_id for row in rows}, item.id
    if not form.is_submitted():
        form.steps.data = checklist.written(item.checklist or [])


def _form(item: PlanItem, participation: Participation) -> ItemForm:
    form = ItemForm(obj=item if item.id else None)
    edition = participation.edition
    form.edition_days = edition.starts_on, edition.ends_on
    people = select(Person.id, Person.name).where(or_(Person.active, Person.id == item.owner_id))
    goals = select(Goal.id, Goal.title).where(
        Goal.exhibitor_id == participation.exhibitor_id, Goal.edition_id == edition.id
    )
    owners = [(row.id, row.name) for row in db.session.execute(people.order_by(Person.name))]
    served = [(row.id, row.title) for row in db.session.execute(goals.order_by(Goal.weight.desc(), Goal.id))]
    form.owner_id.choices = choices([("", _("Nobody")), *owners])
    form.goal_id.choices = choices([("", _("None")), *served])
    if not item.id and not form.is_submitted():
        form.owner_id.data = participation.exhibitor.owner_id
        form.due_on.data = edition.starts_on - timedelta(days=14)
    return form


def _edit(item: PlanItem, plan: ServicePlan, title: str) -> ResponseReturnValue:
    participation = plan.participation
    form = _form(item, participation)
    _order(form, item, plan)
    context = {"title": title, "participation": participation, "item": item}
    if not form.is_submitted():
        return render_template("plans/item_form.html", form=form, **context)
    if not form.validate():
        return refuse("plans/item_form.html", form, **context)
    spent = item.hours_spent or 0
    form.populate_obj(item)
    if item.hours_spent != spent:
        fact_changed.note_one(participation.id)
    item.plan_id, item.edition_id = plan.id, participation.edition_id
    db.session.add(item)
    db.session.flush()
    flash(_("“%(title)s” is saved.", title=item.title))
    return redirect(url_for("plans.plan", participation_id=participation.id))


@blueprint.route("/<int:participation_id>/items/new", methods=["GET", "POST"])
@may("plans.edit")
def new(participation_id: int) -> ResponseReturnValue:
    """Promise something that is in no template."""
    found = db.session.scalar(select(ServicePlan).where(ServicePlan.participation_id == participation_id))
    return _edit(PlanItem(), found or abort(404), _("New promise"))


@blueprint.route("/items/<int:item_id>/edit", methods=["GET", "POST"])
@may("plans.edit")
def edit(item_id: int) -> ResponseReturnValue:
    """Change a promise: its due day, owner, hours."""
    item = db.get_or_404(PlanItem, item_id)
    return _edit(item, item.plan, item.title)


def how_it_is(item: PlanItem) -> str:
    """Tell who was faster, and what to do."""
    if item.state == ItemState.DROPPED:
        return _("This promise was dropped: %(reason)s", reason=item.drop_reason)
    if item.state == ItemState.PROMISED:
        return _("This promise is open again. Open the page again to see how it is now.")
    if item.delivered_by is None:
        return _("This promise is already delivered.")
    return _("Already delivered by %(name)s.", name=item.delivered_by.name)


def too_early(item: PlanItem) -> str:
    """Tell what a promise waits for, and what to do."""
    other = item.waits_for.title if item.waits_for else ""
    return _(
        "“%(title)s” waits for “%(other)s”, which is still open. Do that first, or choose "
        "“Done all the same” on its page.",
        title=item.title,
        other=other,
    )


def _back(item: PlanItem) -> ResponseReturnValue:
    plan = url_for("plans.plan", participation_id=item.plan.participation_id)
    return redirect(local_path(request.values.get("back")) or plan)


def _moved(item_id: int) -> ResponseReturnValue:
    """Tell who was faster; a part of a page is shown anew with it, so that nobody clicks there again."""
    item = db.session.get_one(PlanItem, item_id, populate_existing=True)
    if not request.headers.get("HX-Request"):
        abort(409, how_it_is(item))
    flash(how_it_is(item), "error")
    return _back(item)


@blueprint.post("/items/<int:item_id>/deliver")
@may("plans.edit")
def deliver(item_id: int) -> ResponseReturnValue:
    """Tick a promise: it is delivered."""
    item = db.get_or_404(PlanItem, item_id)
    try:
        keeping.deliver(item_id, signed_in().id, early="early" in request.form)
    except keeping.Moved:
        return _moved(item_id)
    except keeping.TooEarly:
        abort(409, too_early(item))
    back = local_path(request.form.get("back"))
    undo_url = url_for("plans.item.undo", item_id=item_id, seen=ItemState.DELIVERED, back=back)
    offer_undo(_("“%(title)s” is delivered.", title=item.title), undo_url)
    return _back(item)


@blueprint.post("/items/<int:item_id>/confirm")
@may("plans.edit")
def confirm(item_id: int) -> ResponseReturnValue:
    """Note that the exhibitor confirmed it."""
    item = db.get_or_404(PlanItem, item_id)
    try:
        keeping.confirm(item_id)
    except keeping.Moved:
        return _moved(item_id)
    return _back(item)


@blueprint.post("/items/<int:item_id>/drop")
@may("plans.edit")
def drop(item_id: int) -> ResponseReturnValue:
    """Give a promise up, with the reason."""
    item, form = db.get_or_404(PlanItem, item_id), DropForm()
    if not form.validate():
        abort(422, _("Say why the promise is dropped, in at most 300 characters."))
    try:
        keeping.drop(item_id, form.reason.data or "")
    except keeping.Moved:
        return _moved(item_id)
    return _back(item)


@blueprint.post("/items/<int:item_id>/undo/<seen>")
@may("plans.edit")
def undo(item_id: int, seen: str) -> ResponseReturnValue:
    """Go one step back from the state that was on the screen."""
    item = db.get_or_404(PlanItem, item_id)
    if seen not in keeping.BACK:
        abort(404)
    try:
        keeping.undo(item_id, seen)
    except keeping.Moved:
        return _moved(item_id)
    return _back(item)
