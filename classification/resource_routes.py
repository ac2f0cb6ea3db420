"""Where care goes: hours dealt over classes and exhibitors, and the right customers to look for."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from classification import resources, right_gathering
from classification.routes import blueprint
from events.current import current_edition
from foundation.access import may
from foundation.languages import later as _l

SHOWN, MOST = 100, 1_000_000
IMPOSSIBLE = _l("Enter hours as a number from 0 to 1,000,000.")


@blueprint.get("/resources")
@may("classes.view")
def deal() -> ResponseReturnValue:
    """The edition's hours dealt; other hours in the address ask what if."""
    edition = current_edition()
    if edition is None:
        return render_template("classification/resources.html", of=None)
    asked = request.args.get("hours")
    total = _hours(asked, edition.staff_hours)
    shown = {
        "of": edition,
        "shown": SHOWN,
        "asked": asked if total is None else None,
        "impossible": IMPOSSIBLE,
    }
    deal = resources.dealing(edition, edition.staff_hours if total is None else total)
    page = render_template("classification/resources.html", deal=deal, **shown)
    return (page, 422) if total is None else page


@blueprint.post("/resources")
@may("classes.edit")
def keep_dealing() -> ResponseReturnValue:
    """Keep the dealing of so many hours as the edition's planned hours."""
    edition = current_edition() or abort(404)
    total = _hours(request.form.get("hours"), edition.staff_hours)
    if total is None:
        abort(422, str(IMPOSSIBLE))
    count = resources.keep(edition, total)
    flash(_("%(hours)s hours are planned for %(n)s exhibitors.", hours=round(total), n=count))
    return redirect(url_for("classification.deal"))


def _hours(text: str | None, otherwise: float) -> float | None:
    """Return the hours entered; None where they cannot be."""
    if not text:
        return otherwise
    try:
        total = float(text)
    except ValueError:
        return None
    return total if 0 <= total <= MOST else None


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
