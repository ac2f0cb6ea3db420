"""The page of one promise: what it is, its steps, what it waits for, and what is said about it."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from wtforms import TextAreaField

from exhibitors.attachment_routes import take_in
from exhibitors.file_kinds import ACCEPTED
from exhibitors.participation import Participation
from foundation import clock
from foundation.access import may
from foundation.database import db
from foundation.forms import RoomForm, refuse, text_length
from foundation.languages import later as _l
from plans import asked_for, checklist
from plans.comment import comment, comments
from plans.forms import REQUIRED
from plans.item_file import ItemFile, files_of
from plans.models import PlanItem, ServicePlan
from plans.queries import items_of
from staff.sign_in import signed_in

blueprint = Blueprint("talk", __name__)


class CommentForm(RoomForm):
    """What somebody says about a promise."""

    text = TextAreaField(_l("Comment"), [REQUIRED, text_length(2000)])


def _context(item: PlanItem) -> dict[str, object]:
    participation = item.plan.participation
    return {
        "item": item,
        "participation": participation,
        "waits_for": item.after,
        "awaited_by": db.session.scalars(select(PlanItem).where(PlanItem.after_id == item.id)).all(),
        "comments": comments(item.id),
        "files": files_of(item.id),
        "accepted": ACCEPTED,
        "today": clock.today(participation.edition.time_zone),
    }


@blueprint.get("/items/<int:item_id>")
@may("plans.view")
def page(item_id: int) -> ResponseReturnValue:
    """Show one promise."""
    item = db.get_or_404(PlanItem, item_id)
    return render_template("plans/talk.html", form=CommentForm(formdata=None), **_context(item))


@blueprint.post("/items/<int:item_id>/comments")
@may("plans.edit")
def say(item_id: int) -> ResponseReturnValue:
    """Add a comment; whoever is called by @name gets a mail."""
    item, form = db.get_or_404(PlanItem, item_id), CommentForm()
    if not form.validate():
        return refuse("plans/talk.html", form, **_context(item))
    comment(item, signed_in(), form.text.data or "")
    return redirect(url_for("plans.talk.page", item_id=item_id, _anchor="comments"))


@blueprint.post("/items/<int:item_id>/files")
@may("plans.edit")
def attach(item_id: int) -> ResponseReturnValue:
    """Attach a file to a promise; it stands among the exhibitor's files too."""
    item = db.get_or_404(PlanItem, item_id)
    kept = take_in(item.plan.participation.exhibitor_id)
    db.session.add(ItemFile(item_id=item.id, attachment_id=kept.id))
    return redirect(url_for("plans.talk.page", item_id=item_id, _anchor="files"))


@blueprint.post("/items/<int:item_id>/steps/<int:number>")
@may("plans.edit")
def tick(item_id: int, number: int) -> ResponseReturnValue:
    """Tick one step of a promise, or take the tick back."""
    item = db.get_or_404(PlanItem, item_id)
    try:
        item.checklist = checklist.ticked(item.checklist, number, request.form.get("done") == "1")
    except IndexError:
        abort(404)
    db.session.flush()
    return redirect(url_for("plans.talk.page", item_id=item_id))


@blueprint.post("/<int:participation_id>/requests")
@may("plans.edit")
def promise_requests(participation_id: int) -> ResponseReturnValue:
    """Make promises of what the exhibitor asked for."""
    participation = db.get_or_404(Participation, participation_id)
    plan = db.session.scalar(select(ServicePlan).where(ServicePlan.participation_id == participation_id))
    if plan is None:
        abort(422, _("Start the plan first."))
    items = items_of(participation.exhibitor_id, participation.edition_id)
    count = asked_for.promise(plan, participation, asked_for.open_requests(participation_id, items))
    flash(ngettext("%(num)d request is promised.", "%(num)d requests are promised.", count))
    return redirect(url_for("plans.plan", participation_id=participation_id))
