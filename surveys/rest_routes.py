"""The setting of how often anybody is asked."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from foundation.access import may
from foundation.database import db
from foundation.forms import EditForm, refuse
from foundation.languages import later as _l
from surveys.rest import USUAL, AskingRest
from surveys.routes import blueprint

PAGE = "surveys/limit.html"


class LimitForm(EditForm):
    """Days between two survey mails to one address."""

    days = IntegerField(
        _l("Days between two survey mails"),
        [
            InputRequired(_l("Fill this in.")),
            NumberRange(min=0, max=365, message=_l("Enter 0 to 365 days.")),
        ],
    )


@blueprint.route("/limit", methods=["GET", "POST"])
@may("surveys.limit")
def limit() -> ResponseReturnValue:
    """Choose how often anybody is asked."""
    stored = db.session.get(AskingRest, 1) or AskingRest(id=1, days=USUAL, version=1)
    form = LimitForm(obj=stored)
    if not form.is_submitted():
        return render_template(PAGE, form=form)
    if not form.validate():
        return refuse(PAGE, form)
    stored.days = form.days.data or 0
    db.session.add(stored)
    told = _("Nobody gets two survey mails within %(n)s days.", n=stored.days)
    flash(told if stored.days else _("There is no limit now."))
    return redirect(url_for(".index"))
