"""Step 5."""

from flask import Blueprint

from foundation.access import may

blueprint = Blueprint("complaints", __name__, url_prefix="/complaints")


@blueprint.get("/")
@may("complaints.view")
def index() -> str:
    """Being built."""
    return "index"
