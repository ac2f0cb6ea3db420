"""Step 2: expertise."""

from flask import Blueprint

from foundation.access import may

blueprint = Blueprint("expertise", __name__, url_prefix="/expertise")


@blueprint.get("/")
@may("expertise.view")
def index() -> str:
    """Being built."""
    return "index"
