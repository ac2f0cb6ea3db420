"""Who came again, edition by edition."""

from flask import render_template
from flask.typing import ResponseReturnValue

from events.current import current_edition
from exhibitors.rebooking import pairs
from exhibitors.routes import blueprint
from foundation.access import may


@blueprint.get("/rebooking")
@may("exhibitors.view")
def rebooking() -> ResponseReturnValue:
    """Every pair of consecutive editions of the current edition's show."""
    edition = current_edition()
    found = pairs(edition.show_id) if edition else []
    return render_template("exhibitors/rebooking.html", pairs=found, show=edition.show if edition else None)
