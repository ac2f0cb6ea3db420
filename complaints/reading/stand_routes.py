"""The page of stands by hall, with the complaints on each."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from complaints.reading import stands
from events.current import current_edition
from foundation.access import may

blueprint = Blueprint("stands", __name__, url_prefix="/stands")
LARGEST = 2**31 - 1


@blueprint.get("/")
@may("complaints.view")
def show() -> ResponseReturnValue:
    """Show where complaints come from, hall by hall."""
    edition = current_edition()
    if edition is None:
        return render_template("complaints/reading/stands.html", halls=None)
    hall = request.args.get("hall", type=int)
    chosen = hall if hall is not None and 0 <= hall <= LARGEST else None
    found = stands.stands(edition.id, chosen, request.args.get("only") == "told", request.args.get("after"))
    return render_template(
        "complaints/reading/stands.html",
        edition_name=edition.name,
        halls=stands.halls(edition.id),
        page=found,
        heats=stands.heats(edition.id, found.rows),
        calm=stands.Heat(),
    )
