"""One's own day: what is owed, and several marked delivered at once."""

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from foundation import clock
from foundation.access import may
from foundation.removal import offer_undo
from plans import day, feed, keeping, task_list
from plans.due import SOON
from plans.routes import blueprint
from staff.sign_in import signed_in


@blueprint.get("/my-day")
@may("plans.view")
def my_day() -> ResponseReturnValue:
    """Show what I owe: late, today, within a week, over all editions."""
    me = signed_in().id
    page = day.owed(me, request.args.get("after"))
    return render_template(
        "plans/my_day.html",
        page=page,
        groups=day.by_timing(page.rows),
        done=day.just_done(me),
        tasks=task_list.due_for(me, clock.today(), clock.today() + SOON),
        calendar=feed.feed_of(me),
        base=current_app.config["BASE_URL"],
    )


@blueprint.post("/my-day/deliver")
@may("plans.edit")
def deliver_selected() -> ResponseReturnValue:
    """Mark every ticked item delivered."""
    at = clock.now()
    chosen = request.form.getlist("item", type=int)
    held = len(keeping.waiting(chosen)) if chosen else 0
    count = keeping.deliver_all(chosen, signed_in().id, at) if chosen else 0
    if count:
        text = ngettext("%(num)d promise is delivered.", "%(num)d promises are delivered.", count)
        offer_undo(text, url_for("plans.undo_selected", stamp=at.isoformat()))
    elif not held:
        flash(_("Nothing was delivered: tick open promises first."))
    if held:
        text = ngettext(
            "%(num)d promise stays open: it waits for another one that has to be kept before.",
            "%(num)d promises stay open: they wait for others that have to be kept before.",
            held,
        )
        flash(text, "error")
    return redirect(url_for("plans.my_day"))


@blueprint.post("/my-day/deliver/<stamp>/undo")
@may("plans.edit")
def undo_selected(stamp: str) -> ResponseReturnValue:
    """Take back what I marked delivered in one go."""
    count = keeping.undo_deliveries(signed_in().id, clock.instant(stamp) or abort(404))
    flash(ngettext("%(num)d promise is open again.", "%(num)d promises are open again.", count))
    return redirect(url_for("plans.my_day"))
