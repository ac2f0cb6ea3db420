"""Who came again, edition by edition."""

from flask import render_template
from flask.typing import ResponseReturnValue

from events.current import current_edition
from exhibitors.held import editions_passed_over
from exhibitors.rebooking import pairs
from exhibitors.routes import blueprint
from foundation import clock
from foundation.access import may


@blueprint.get("/rebooking")
@may("exhibitors.view")
def rebooking() -> ResponseReturnValue:
    """Every pair of consecutive editions of the current edition's show."""
    edition = current_edition()
    return render_template(
        "exhibitors/rebooking.html",
        pairs=pairs(edition.show_id) if edition else [],
        passed_over=editions_passed_over(edition.show_id) if edition else [],
        show=edition.show if edition else None,
        today=clock.today(edition.time_zone if edition else "UTC"),
    )
