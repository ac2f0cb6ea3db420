"""Where care goes: hours dealt over classes and exhibitors, and the right customers to look for."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from classification import resources, right_gathering
from classification.routes import blueprint
from events.current import current_edition
from foundation.access import may

SHOWN, MOST = 100, 1_000_000


@blueprint.get("/resources")
@may("classes.view")
def deal() -> ResponseReturnValue:
    """The edition's hours dealt; other hours in the address ask what if."""
    edition = current_edition()
    if edition is None:
        return render_template("classification/resources.html", of=None)
    total = _hours(request.args.get("hours"), edition.staff_hours)
    return render_template(
        "classification/resources.html",
        of=edition,
        deal=resources.dealing(edition, total),
        shown=SHOWN,
    )


@blueprint.post("/resources")
@may("classes.edit")
def keep_dealing() -> ResponseReturnValue:
    """Keep the dealing of so many hours as the edition's planned hours."""
    edition = current_edition() or abort(404)
    total = _hours(request.form.get("hours"), edition.staff_hours)
    count = resources.keep(edition, total)
    flash(_("%(hours)s hours are planned for %(n)s exhibitors.", hours=round(total), n=count))
    return redirect(url_for("classification.deal"))


def _hours(text: str | None, otherwise: float) -> float:
    if not text:
        return otherwise
    try:
        total = float(text)
    except ValueError:
        total = -1.0
    if not 0 <= total <= MOST:
        abort(422, _("Enter hours as a number from 0 to 1,000,000."))
    return total


@blueprint.get("/right-customers")
@may("classes.view")
def right_customers() -> ResponseReturnValue:
    """What those who stay have in common; prospects and the lapsed by it."""
    traits = right_gathering.traits()
    return render_template(
        "classification/right_customers.html",
        traits=traits,
        prospects=right_gathering.prospects(traits),
        lapsed=right_gathering.to_win_back(traits),
        least=right_gathering.LEAST,
        packages={"space_only": _("Space only"), "shell_scheme": _("Shell scheme")},
    )
