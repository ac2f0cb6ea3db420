"""Rights about scores, on the room's own blueprint: who sees what, one's own data, erasure."""

import json

from flask import Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.access import may
from foundation.database import db
from foundation.saved_as import save_as
from scoring import privacy
from scoring.routes import blueprint
from staff.forms import ROLES
from staff.models import Person
from staff.sign_in import signed_in


@blueprint.get("/rights")
@may("scores.own")
def rights() -> ResponseReturnValue:
    """Who may see what, how long it is kept, and what everybody can ask for."""
    months = current_app.config["SCORES_KEPT_MONTHS"]
    return render_template("scoring/rights.html", matrix=privacy.MATRIX, roles=ROLES, months=months)


@blueprint.get("/mine/data.json")
@may("scores.own")
def my_data() -> Response:
    """All that is held about the signed-in person's scores, as a file."""
    held = json.dumps(privacy.held_on(signed_in().id), ensure_ascii=False, indent=1, default=str)
    answer = Response(held, mimetype="application/json")
    save_as(answer, "scores-held-on-me.json")
    return answer


@blueprint.get("/people/<int:person_id>/erase")
@may("scores.edit")
def ask_to_erase(person_id: int) -> ResponseReturnValue:
    """What would be erased, and the button that does it."""
    person = db.get_or_404(Person, person_id)
    held = {name: len(rows) for name, rows in privacy.held_on(person.id).items()}
    return render_template("scoring/erase.html", person=person, held=held)


@blueprint.post("/people/<int:person_id>/erase")
@may("scores.edit")
def erase(person_id: int) -> ResponseReturnValue:
    """Erase what is kept about a person's scores for good."""
    person = db.get_or_404(Person, person_id)
    if person.id == signed_in().id:
        abort(409, _("Nobody erases what is held on themselves: ask another manager."))
    if "sure" not in request.form:
        abort(422, _("Tick that you are sure: what is erased cannot be brought back."))
    try:
        privacy.erase(person.id)
    except privacy.AppealOpen:
        abort(409, _("An appeal of this person waits for its answer. Answer it first."))
    flash(_("What was kept about the scores of %(name)s is erased.", name=person.name))
    return redirect(url_for("scoring.index"))
