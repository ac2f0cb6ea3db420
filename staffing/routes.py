"""Step 2 for an edition: everybody's hours, absences, and the pages of the modules beside this one."""

from collections.abc import Mapping

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from events.models import Edition
from foundation import clock
from foundation.access import may
from foundation.database import db
from staff import absences
from staffing import hours

blueprint = Blueprint("staffing", __name__, url_prefix="/expertise/for-the-event")
MOST = 4000.0


def no_edition() -> ResponseReturnValue:
    """Return the page shown while there is no edition at all."""
    return render_template("staffing/no_edition.html")


@blueprint.get("/hours")
@may("expertise.view")
def capacity() -> ResponseReturnValue:
    """Everybody's hours for the edition against what their exhibitors need, and who is away."""
    edition = current_edition()
    return no_edition() if edition is None else _page(edition)


def _page(edition: Edition, typed: Mapping[int, str] | None = None, wrong: set[int] | None = None) -> str:
    today = clock.today(current_app.config["TIME_ZONE"])
    return render_template(
        "staffing/hours.html",
        rows=hours.hours_of(edition),
        absences=absences.from_today(today),
        today=today,
        typed=typed or {},
        wrong=wrong or set(),
    )


@blueprint.post("/hours")
@may("expertise.edit")
def enter_hours() -> ResponseReturnValue:
    """Write everybody's hours; an empty field goes back to the share of the edition's hours."""
    edition = current_edition() or abort(404)
    people = {one.person.id for one in hours.hours_of(edition)}
    typed = {person: request.form.get(f"hours-{person}", "").strip() for person in people}
    read = {person: _hours(text) for person, text in typed.items() if f"hours-{person}" in request.form}
    wrong = {person for person, value in read.items() if value is None and typed[person]}
    if wrong:
        return _page(edition, typed, wrong), 422
    hours.enter(edition.id, read)
    db.session.flush()
    flash(_("The hours are saved."))
    return redirect(url_for("staffing.capacity"))


def _hours(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if 0 <= value <= MOST else None
