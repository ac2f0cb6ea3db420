"""The organiser's own look: chosen by managers, served to everybody."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.access import anyone, may
from foundation.database import db
from foundation.forms import refuse
from surveys.look import colour
from surveys.look.forms import LookForm
from surveys.look.models import ONE, Look, change, shown

blueprint = Blueprint("look", __name__, url_prefix="/look")
blueprint.add_app_template_global(shown, "house_look")
KEPT = "public, max-age=31536000, immutable"
"""Every address carries the digest of what it leads to."""
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


@blueprint.route("/", methods=["GET", "POST"])
@may("house.look")
def edit() -> ResponseReturnValue:
    """Choose logo and colour."""
    look = db.session.get(Look, ONE)
    form = LookForm(obj=look)
    if not form.is_submitted():
        return render_template("surveys/look/form.html", form=form, look=look)
    if not form.validate():
        return refuse("surveys/look/form.html", form, look=look)
    change(form.accent.data, form.drawn, keep_logo=not form.without_logo.data)
    flash(_("The pages that exhibitors see look like this from now on."))
    return redirect(url_for("look.edit"))


@blueprint.get("/colours.css")
@anyone
def colours() -> Response:
    """The stylesheet with the organiser's colour; empty while none is chosen."""
    look = shown()
    rules = colour.stylesheet(look.accent) if look and look.accent else ""
    return Response(rules, mimetype="text/css", headers={"Cache-Control": KEPT})


@blueprint.get("/logo.png")
@anyone
def logo() -> Response:
    """The organiser's logo."""
    look = db.session.get(Look, ONE)
    if look is None or look.logo is None:
        abort(404)
    headers = {"Cache-Control": KEPT, "Content-Security-Policy": SANDBOX}
    return Response(look.logo, mimetype="image/png", headers=headers)
