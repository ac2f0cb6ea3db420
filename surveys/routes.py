"""Step 4."""

from flask import Blueprint

from foundation.access import may

blueprint = Blueprint("surveys", __name__, url_prefix="/surveys")


@blueprint.get("/")
@may("surveys.view")
def index() -> str:
    """Being built."""
    return "index"
