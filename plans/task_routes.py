"""The list of tasks: done, dropped, opened again, given to somebody."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from foundation import clock
from foundation.access import local_path, may
from foundation.database import db
from foundation.languages import later as _l
from foundation.removal import offer_undo
from plans import task_steps
from plans.task_list import TaskList
from staff.models import Person
from staff.sign_in import signed_in

blueprint = Blueprint("tasks", __name__, url_prefix="/tasks")
TABS = {
    "open": _l("All open"),
    "mine": _l("Mine"),
    "late": _l("Late"),
    "done": _l("Done"),
    "dropped": _l("Dropped"),
}
KINDS = {"play": _l("From plays"), "upgrade": _l("Ways up")}


@blueprint.get("/")
@may("plans.view")
def index() -> ResponseReturnValue:
    """Show what is to be done for exhibitors."""
    asked = TaskList.from_address(request.args, signed_in().id, clock.today())
    return render_template(
        "plans/tasks.html",
        asked=asked,
        page=asked.page(request.args.get("after")),
        tabs=TABS,
        kinds=KINDS,
        people=db.session.scalars(select(Person).where(Person.active).order_by(Person.name)).all(),
    )


@blueprint.post("/end")
@may("plans.edit")
def end() -> ResponseReturnValue:
    """Mark what was ticked done or dropped, with undo."""
    state = "dropped" if request.form.get("state") == "dropped" else "done"
    ended = task_steps.end(_ticked(), state, signed_in().id)
    if not ended:
        flash(_("Nothing was changed: tick open tasks first."))
    elif state == "done":
        _offer(ngettext("%(num)d task is done.", "%(num)d tasks are done.", len(ended)), ended)
    else:
        _offer(ngettext("%(num)d task is dropped.", "%(num)d tasks are dropped.", len(ended)), ended)
    return redirect(_back())


@blueprint.post("/reopen")
@may("plans.edit")
def reopen() -> ResponseReturnValue:
    """Open what was ended again."""
    opened = task_steps.reopen(_ticked())
    flash(ngettext("%(num)d task is open again.", "%(num)d tasks are open again.", len(opened)))
    return redirect(_back())


@blueprint.post("/assign")
@may("plans.edit")
def assign() -> ResponseReturnValue:
    """Give what was ticked to one person."""
    owner = db.session.get(Person, request.form.get("owner_id", 0, int))
    if owner is None or not owner.active:
        abort(422, _("Choose who is to have these tasks."))
    given = task_steps.assign(_ticked(), owner.id)
    told = {"owner": owner.name}
    flash(
        ngettext("%(num)d task is %(owner)s's now.", "%(num)d tasks are %(owner)s's now.", len(given), **told)
    )
    return redirect(_back())


def _ticked() -> list[int]:
    """The ids of the form or the address; numbers that no row can have are left out."""
    found = [*request.form.getlist("task", type=int), *request.args.getlist("task", type=int)]
    return [number for number in found if 0 < number < 2**31][: task_steps.BATCH]


def _offer(text: str, ids: list[int]) -> None:
    offer_undo(text, url_for("tasks.reopen", task=ids, back=_back()))


def _back() -> str:
    return local_path(request.form.get("back") or request.args.get("back")) or url_for("tasks.index")
