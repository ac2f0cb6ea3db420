"""The show floor on a phone: one hall, stand by stand; ticks that were kept in the phone come in here."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from foundation import clock
from foundation.access import local_path, may
from foundation.database import db
from plans import floor, keeping
from plans.item_routes import how_it_is, too_early
from plans.models import ItemState, PlanItem
from staff.sign_in import signed_in

blueprint = Blueprint("floor", __name__, url_prefix="/floor")


@blueprint.get("/")
@may("plans.view")
def hall() -> ResponseReturnValue:
    """Show what is open in one hall by tomorrow."""
    edition = current_edition()
    if edition is None:
        return render_template("plans/floor.html", halls=None)
    day = clock.today(edition.time_zone)
    halls = floor.halls(edition.id, day)
    first = halls[0].id or 0 if halls else 0
    chosen = request.args.get("hall", first, type=int)
    return render_template(
        "plans/floor.html",
        halls=halls,
        chosen=chosen,
        stands=floor.stands(edition.id, chosen or None, day),
        today=day,
        me=signed_in(),
    )


@blueprint.post("/items/<int:item_id>")
@may("plans.edit")
def tick(item_id: int) -> ResponseReturnValue:
    """Take a tick with the instant at which it was made; sent twice it counts once."""
    item, me = db.get_or_404(PlanItem, item_id), signed_in().id
    at = floor.ticked_at(request.form.get("at", ""), clock.now())
    by_script = request.accept_mimetypes.best == "application/json"
    try:
        keeping.deliver(item_id, me, at, early="early" in request.form)
    except keeping.TooEarly:
        told = too_early(item)
        return ({"text": told}, 409) if by_script else abort(409, told)
    except keeping.Moved:
        if not floor.is_same_tick(item_id, me, at):
            item = db.session.get_one(PlanItem, item_id, populate_existing=True)
            told, settled = how_it_is(item), item.state != ItemState.PROMISED
            return ({"text": told, "settled": settled}, 409) if by_script else abort(409, told)
    if by_script:
        return {"text": _("Delivered")}
    flash(_("“%(title)s” is delivered.", title=item.title))
    return redirect(local_path(request.form.get("back")) or url_for("plans.floor.hall"))
